"""Swedish search that needs no server: an index made when the site is built, and an engine in the reader's browser.

The index (`index.py`, packed by `packing.py`) is two classic scripts, so that http and a USB stick serve the same
files. The first holds what finds: titles, other names, themes, places, and for each word the documents that have it
in the text or in the summary. The second holds the summaries that hits are shown with. `scripts/engine.js`, with the
scripts that it stands on, is the whole algorithm:

1. A question becomes *terms*: words, lower case. Words that bear no subject ("hur får vi …") are dropped, unless
   there are no others. Words in quotation marks are meant to the letter.
2. A term *matches* words of the bank, each with a quality. As written, 1. Without its marks, 0.97: readers type
   "paketskap", but "håbo" must find Håbo before Habo. Inflected, 0.94: the stem by Snowball's Swedish algorithm. With
   an ending more or less, 0.75: kostnad, kostnaden, which stems do not join. Of the same root, 0.7: a cruder cut,
   which also joins by, byn, byarna; cykel, cyklar; bok, böcker; planera, planering. As a part of a compound: 0.6 when
   the rest is a word too, after undoing how Swedish joins (butik-s-ägare, kyrk-o-gård, gat-u-kontor, skol-buss), else
   0.4, and then only where a part may stand. Begun, 0.55 and more the more of it is typed. Only a term that nothing
   fits is a slip, 0.5 for one letter and 0.38 for two in a long word: a right word is never corrected.
3. A compound that nobody wrote ("telefonsamtal") is cut into words that somebody did, the last one worth more than
   those before it. When only half of it is known, a short half counts in names alone: a hit in running text on half a
   word would make nonsense find things.
4. Where a word stands weighs: title 12, other names 9, a theme's search words 7 (less when they are a part of the
   name), belonging to a theme, place, programme, method or glossary word of that name 3–6, summary 3, text 1. A name
   asked for in full adds 30, so that a title finds its page before all that mention it; a theme's search word and a
   word of the glossary add 4, since the reader is rather after what the word names. What merely begins like a term,
   or is akin to it, weighs little beside the very word.
5. Terms weigh by rarity, log(1 + documents / documents with it), and add up. Several words mean AND. When nothing has
   them all the answer is told to be near, and orders by how much is there; so it also does for a sentence, whose
   words are seldom all in one place. A method is favoured by 15 per cent, a theme by 10, since that is what one can
   use. Equal hits stand in the order of the index: methods, stories, themes, programmes, pages, places.

A word that stands in the text of more than a tenth of many cards tells nothing of one: it is indexed by title, names,
themes and summary only, and in a question of several words counts as found everywhere.

Stands on: pages.
"""
