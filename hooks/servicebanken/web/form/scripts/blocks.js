/* The blocks of a text in one another, read line by line as CommonMark says: which of those that are open go on, what
   begins, and what is left for a paragraph. */
/* Stands on: beginnings, leaves, lines. */
self.servicebanken.blocksOf = (() => {
  "use strict";
  const { Line, beginnings, leaves } = self.servicebanken;
  // Lists and quotations in one another, deeper than anybody reads.
  const DEEPEST = 60;

  class Blocks {
    constructor() {
      this.definitions = new Map();
      this.open = [{ kind: "text", children: [], depth: 0, last: -1 }];
      this.leaf = null;
    }

    get root() {
      return this.open[0];
    }

    read(line) {
      const kept = this.goingOn(line);
      const isLazy = kept < this.open.length;
      if (!isLazy && this.leaf && leaves.takes(this.leaf, line)) return this.touch(this.leaf.last);
      this.at = { kept, isLazy, isNew: false };
      while (!line.isBlank && this.beginsContainer(line));
      if (line.isBlank) this.close();
      else if (!this.beginsLeaf(line)) this.addText(line);
      return line.isBlank ? null : this.touch(line.row);
    }

    /* How many of the open containers the line is within. */
    goingOn(line) {
      let kept = 1;
      for (; kept < this.open.length; kept += 1) {
        const one = this.open[kept];
        if (one.kind === "quote") {
          if (line.indent > 3 || line.text[line.first] !== ">") break;
          this.enterQuote(line);
          this.touch(line.row, kept + 1);
        } else if (line.isBlank ? one.children.length : line.indent >= one.width) line.skip(one.width);
        else break;
      }
      return kept;
    }

    enterQuote(line) {
      line.pass(1);
      line.skip(1);
    }

    /* Something of these stands on the row. */
    touch(row, most = this.open.length) {
      for (const one of this.open.slice(0, most)) one.last = Math.max(one.last, row);
    }

    /* The paragraph that the line may go on with, if any; it is the line's own when nothing that holds it has ended. */
    get paragraph() {
      return !this.at.isNew && this.leaf?.kind === "paragraph" ? this.leaf : null;
    }

    get own() {
      return this.at.isLazy ? null : this.paragraph;
    }

    /* Ends what the line is not within, and what it does not go on with. */
    close() {
      if (this.leaf) leaves.end(this.leaf, this.definitions);
      this.leaf = null;
      this.open.length = this.at.kept;
      this.at.isLazy = false;
    }

    add(block) {
      this.close();
      this.open.at(-1).children.push(block);
      return block;
    }

    hold(container, line) {
      this.open.push(container);
      this.at = { kept: this.open.length, isLazy: false, isNew: true };
      this.touch(line.row);
      return true;
    }

    beginsContainer(line) {
      const depth = this.open[this.at.kept - 1].depth;
      if (line.indent > 3 || depth >= DEEPEST) return false;
      if (line.text[line.first] === ">") {
        const quote = { kind: "quote", line: line.row, from: line.row, last: line.row, children: [], depth: depth + 1 };
        this.add(quote);
        this.enterQuote(line);
        return this.hold(quote, line);
      }
      const mark = beginnings.point(line.words);
      if (!mark || this.isOther(line)) return false;
      return this.beginsPoint(mark, line, depth);
    }

    /* A rule may be written as points are, and dashes make a heading of a paragraph. */
    isOther(line) {
      return beginnings.isRule(line.words) || (this.own && beginnings.underlined(line.words));
    }

    beginsPoint(mark, line, depth) {
      const { indent, row } = line;
      const isBare = !/[^ \t]/.test(line.words.slice(mark.signs));
      if (this.own && (isBare || mark.start !== 1)) return false;
      this.close();
      line.pass(mark.signs);
      const space = isBare || line.indent > leaves.CODE_INDENT ? 1 : line.indent;
      line.skip(space);
      const point = { kind: "point", line: row, from: row, last: row, children: [], depth: depth + 2 };
      point.width = indent + mark.signs + space;
      this.listFor(mark, row).children.push(point);
      return this.hold(point, line);
    }

    /* The list that the point goes on with, or a new one. */
    listFor(mark, row) {
      const before = this.open.at(-1).children.at(-1);
      if (before?.kind === "list" && before.mark === mark.mark) return before;
      const { isOrdered, start } = mark;
      return this.add({ kind: "list", line: row, from: row, isOrdered, start, mark: mark.mark, children: [] });
    }

    beginsLeaf(line) {
      if (line.indent >= leaves.CODE_INDENT) {
        if (this.paragraph) return false;
        this.close();
        this.leaf = this.add(leaves.indented(line));
        return true;
      }
      const isWithin = Boolean(this.paragraph) || (!this.at.isNew && this.leaf?.kind === "table");
      const block = this.underlines(line) ? null : leaves.begun(line, isWithin) || leaves.rule(line);
      if (block) {
        this.add(block);
        if (block.rows) this.leaf = block;
      }
      return Boolean(block) || this.at.isUnderline || this.tabulates(line);
    }

    /* A line of dashes below a paragraph makes a heading of it, if there is more to it than definitions. */
    underlines(line) {
      const leaf = this.own;
      const level = leaf && beginnings.underlined(line.words);
      if (!level) return false;
      leaves.settle(leaf, this.definitions);
      if (!leaf.content) {
        this.leaf = null;
        return false;
      }
      Object.assign(leaf, { kind: "heading", level, isUnderlined: true, last: line.row, below: line.row + 1 });
      this.leaf = null;
      this.at.isUnderline = true;
      return true;
    }

    /* The line is the second of a table, or one of its rows. */
    tabulates(line) {
      const leaf = this.own;
      const table = leaf && leaves.table(leaf, line);
      if (table) {
        const parent = this.open.at(-1);
        if (!leaf.rows.length) parent.children.pop();
        this.leaf = leaf.rows.length ? leaf : null;
        this.leaf = this.add(table);
        return true;
      }
      const isRow = this.leaf?.kind === "table" && !this.at.isLazy && !this.at.isNew;
      return isRow && leaves.addCells(this.leaf, line);
    }

    /* A paragraph goes on also where what holds it would have ended. */
    addText(line) {
      if (this.paragraph) leaves.addRow(this.paragraph, line);
      else this.leaf = this.add(leaves.paragraph(line));
    }
  }

  const lastOf = (block) => (block.kind === "list" ? lastOf(block.children.at(-1)) : block.last);
  const isApart = (block, at, blocks) => at > 0 && block.from > lastOf(blocks[at - 1]) + 1;

  /* A list is tight when no empty line parts its points, or what stands in one of them. */
  function settleLists(block) {
    block.children?.forEach(settleLists);
    if (block.kind !== "list") return;
    block.isTight = !block.children.some(isApart) && !block.children.some((point) => point.children.some(isApart));
  }

  /* {blocks, definitions}: the outermost blocks, and where links lead that are known by a label. */
  function blocksOf(text) {
    const rows = text.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd").split("\n");
    if (/^[ \t]*$/.test(rows.at(-1))) rows.pop();
    const blocks = new Blocks();
    rows.forEach((row, at) => blocks.read(new Line(row, at)));
    blocks.at = { kept: 1 };
    blocks.close();
    settleLists(blocks.root);
    return { blocks: blocks.root.children, definitions: blocks.definitions };
  }

  return blocksOf;
})();
