import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AccountFieldType } from '../../../../shared/account';
import { MAX_COLUMNS, MAX_DEPTH, MAX_ROW_CHARS } from '../import-limits';
import { BadSource, type Cell, type SourceItem } from './source-row';

/** Elements of Android's form that hold a value: its name is an attribute, its value the text or an attribute. */
const ANDROID = new Set(['string', 'int', 'long', 'float', 'boolean', 'set']);

interface Element {
  readonly tag: string;
  /** The column it would be as a value. */
  readonly column: string;
  readonly value: string | undefined;
  readonly line: number;
  readonly names: string[];
  readonly cells: Cell[];
  text: string;
  hasAccounts: boolean;
}

/**
 * Accounts of an XML file, in either form of the program many come from: `<map>` with `<string name="…">` in it, or an
 * element with an element per value; one alone, or any number within another element. Declarations of a document
 * type are refused, entities other than XML's own too: nothing is ever expanded or fetched.
 */
export async function* xmlRows(text: AsyncGenerator<string>): AsyncGenerator<readonly SourceItem[]> {
  const document = new XmlDocument();
  try {
    for await (const piece of text) {
      document.write(piece);
      yield document.take();
    }
    document.end();
  } catch (error) {
    yield document.take();
    throw error;
  }
  yield document.take();
}

class XmlDocument {
  readonly #parser = new SaxesParser({ position: true, xmlns: false });
  readonly #open: Element[] = [];
  #items: SourceItem[] = [];
  #rows = 0;
  /** Characters written, and those at the last element: what lies between has no end yet. */
  #written = 0;
  #lastElementAt = 0;
  #accountStart = 0;

  constructor() {
    const parser = this.#parser;
    parser.on('error', ({ message }) => {
      const refused = /entity/.test(message);
      const words = message.replace(/^[\d:]+\s*/, '').replace(/\.$/, '');
      throw new BadSource(refused ? 'entity_refused' : 'broken_xml', parser.line, refused ? '' : words);
    });
    parser.on('doctype', () => {
      throw new BadSource('entity_refused', parser.line);
    });
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('closetag', () => this.#closed());
  }

  write(piece: string): void {
    this.#parser.write(piece);
    this.#written += piece.length;
    if (this.#written - this.#lastElementAt > MAX_ROW_CHARS)
      throw new BadSource('too_long', this.#parser.line);
  }

  end(): void {
    this.#parser.close();
    if (this.#rows === 0) throw new BadSource('form_unknown', 1);
  }

  take(): readonly SourceItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #opened({ name, attributes }: SaxesTagPlain): void {
    this.#lastElementAt = this.#parser.position;
    if (this.#open.length >= MAX_DEPTH)
      throw new BadSource('broken_xml', this.#parser.line, 'nested too deep');
    if (this.#open.length <= 1) this.#accountStart = this.#lastElementAt;
    if (this.#lastElementAt - this.#accountStart > MAX_ROW_CHARS)
      throw new BadSource('too_long', this.#parser.line);
    const named = ANDROID.has(name) ? attributes['name'] : undefined;
    const { line } = this.#parser;
    const column = typed(named ?? name, attributes['type']);
    const value = attributes['value'];
    const inner = { names: [], cells: [], text: '', hasAccounts: false };
    this.#open.push({ tag: name, column, value: named === undefined ? undefined : value, line, ...inner });
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element) element.text += text;
  }

  #closed(): void {
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!element) return;
    if (element.tag === 'set') give(parent, element.column, element.cells.map(String));
    else if (element.hasAccounts && parent) parent.hasAccounts = true;
    else if (element.hasAccounts) return;
    else if (element.names.length > 0 || element.tag === 'map') this.#account(element, parent);
    else give(parent, element.column, element.value ?? element.text);
  }

  #account({ line, names, cells }: Element, parent: Element | undefined): void {
    if (parent) {
      parent.hasAccounts = true;
      // What a list says of itself is no account.
      parent.names.length = 0;
      parent.cells.length = 0;
      parent.text = '';
    }
    this.#rows += 1;
    this.#items.push(
      names.length > MAX_COLUMNS
        ? { line, column: null, code: 'too_many_columns', value: String(names.length) }
        : { line, names, cells },
    );
  }
}

function give(parent: Element | undefined, column: string, cell: Cell): void {
  if (!parent || parent.hasAccounts) return;
  parent.names.push(column.slice(0, 200));
  parent.cells.push(cell);
}

/** Columns say their type the same way in every form: `since:date`. */
function typed(name: string, type: string | undefined): string {
  return AccountFieldType.safeParse(type).success ? `${name}:${type ?? ''}` : name;
}
