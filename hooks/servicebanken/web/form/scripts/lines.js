/* A line of Markdown on its way into the blocks: what is left of it, and how far in that stands, tabs being four wide. */
/* Stands on: nothing. */
(() => {
  "use strict";
  const TAB = 4;
  const isSpace = (sign) => sign === " " || sign === "\t";

  class Line {
    constructor(text, row) {
      Object.assign(this, { text, row, at: 0, column: 0, spare: 0 });
      this.look();
    }

    /* Where the next sign that is no space stands, and how many columns further in. */
    look() {
      let [first, column] = [this.at, this.column + this.spare];
      for (; isSpace(this.text[first]); first += 1) column += this.text[first] === "\t" ? TAB - (column % TAB) : 1;
      Object.assign(this, { first, indent: column - this.column, isBlank: first >= this.text.length });
    }

    /* Leaves so many columns of space behind; of a tab that is wider, the rest is still there. */
    skip(columns) {
      let left = Math.min(columns, this.indent);
      const spared = Math.min(this.spare, left);
      [this.spare, this.column, left] = [this.spare - spared, this.column + spared, left - spared];
      while (left > 0) {
        const width = this.text[this.at] === "\t" ? TAB - (this.column % TAB) : 1;
        const used = Math.min(width, left);
        [this.at, this.column, this.spare, left] = [this.at + 1, this.column + used, width - used, left - used];
      }
      this.look();
    }

    /* Leaves the space behind, and so many signs of a mark. */
    pass(signs) {
      [this.column, this.at, this.spare] = [this.column + this.indent + signs, this.first + signs, 0];
      this.look();
    }

    /* What is left, with the space before it. */
    get rest() {
      return " ".repeat(this.spare) + this.text.slice(this.at);
    }

    /* What is left, without it. */
    get words() {
      return this.text.slice(this.first);
    }
  }

  self.servicebanken.Line = Line;
})();
