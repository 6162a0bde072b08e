import type { Catalogue } from '../translate';

/** Accounts in and out of files: what is wrong with a row, and the forms. */
export const ACCOUNT_IMPORT: Catalogue = {
  'This is no text: it holds control characters': 'Das ist kein Text: Er enthält Steuerzeichen',
  'The file is not written in UTF-8; save it as UTF-8':
    'Die Datei ist nicht in UTF-8 geschrieben; speichern Sie sie als UTF-8',
  'A quote is opened and not closed, or stands in the middle of a cell':
    'Ein Anführungszeichen wird nicht geschlossen oder steht mitten in einer Zelle',
  'This is no well-formed XML: {value}': 'Das ist kein wohlgeformtes XML: {value}',
  'This is no JSON: {value}': 'Das ist kein JSON: {value}',
  'The XML declares entities or uses ones it must not; remove them':
    'Das XML erklärt oder verwendet Entitäten, die nicht erlaubt sind; entfernen Sie sie',
  'There are more cells than columns, or too many columns':
    'Es gibt mehr Zellen als Spalten oder zu viele Spalten',
  'There are fewer cells than columns': 'Es gibt weniger Zellen als Spalten',
  'The value in column “{column}” is too long': 'Der Wert in Spalte „{column}“ ist zu lang',
  'The key is missing': 'Der Schlüssel fehlt',
  'The key “{value}” stands in an earlier row already':
    'Der Schlüssel „{value}“ steht schon in einer früheren Zeile',
  'Column “{column}” can’t hold “{value}”': 'Spalte „{column}“ kann „{value}“ nicht aufnehmen',
  'This is neither CSV nor JSON nor XML with accounts': 'Das ist weder CSV noch JSON noch XML mit Konten',
  'The file is too large': 'Die Datei ist zu groß',
  'There are too many rows; import the file in parts':
    'Es sind zu viele Zeilen; importieren Sie die Datei in Teilen',
  'Column “{column}” holds secrets that open with a passphrase':
    'Spalte „{column}“ enthält Geheimnisse, die sich mit einer Passphrase öffnen',
  'The passphrase does not open the secrets of column “{column}”':
    'Die Passphrase öffnet die Geheimnisse der Spalte „{column}“ nicht',
  'The file can’t be read: {value}': 'Die Datei kann nicht gelesen werden: {value}',
  'CSV (tables)': 'CSV (Tabellen)',
  JSON: 'JSON',
  'XML (names as attributes)': 'XML (Namen als Attribute)',
  'XML (an element per value)': 'XML (ein Element je Wert)',
};
