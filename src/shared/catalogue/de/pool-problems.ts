import type { Catalogue } from '../translate';

/** German of what can be wrong with a pool. */
export const POOL_PROBLEMS: Catalogue = {
  'Taken again after': 'Wieder vergeben nach',
  'Longest wait for an account': 'Längstes Warten auf ein Konto',

  'The pool needs a name': 'Der Pool braucht einen Namen',
  'Another pool is named “{name}”': 'Ein anderer Pool heißt schon „{name}“',
  'A group with this pool may never end by itself':
    'Eine Gruppe mit diesem Pool endet vielleicht nie von selbst',
  '{why, select, reuse {Accounts are given again at once, so there is always one left.} wait {A bot without an account waits without a time limit.} other {An account that fails is given again at once, without end.}}':
    '{why, select, reuse {Konten werden sofort wieder vergeben, also ist immer eines übrig.} wait {Ein Bot ohne Konto wartet ohne Zeitgrenze.} other {Ein gescheitertes Konto wird sofort wieder vergeben, ohne Ende.}}',
  'There is no account “{account}” here': 'Ein Konto „{account}“ gibt es hier nicht',
  'Check its key, or import it; it counts as soon as it is there.':
    'Den Schlüssel prüfen oder das Konto importieren; es zählt, sobald es da ist.',
  'Folder “{folder}” is not watched': 'Der Ordner „{folder}“ wird nicht überwacht',
  'Name a folder inside the data folder, such as pools/my-accounts.':
    'Einen Ordner im Datenordner nennen, zum Beispiel pools/my-accounts.',
  '{count, plural, one {# row} other {# rows}} of {file} could not be imported':
    '{count, plural, one {# Zeile} other {# Zeilen}} von {file} nicht importiert',
  'Line {line}: {what}. Correct the file; it is imported again by itself.':
    'Zeile {line}: {what}. Die Datei berichtigen; sie wird von selbst erneut importiert.',
  '{file} could not be imported': '{file} wurde nicht importiert',
  '{reason}. It is tried again when the file changes.':
    '{reason}. Nach der nächsten Änderung der Datei folgt ein neuer Versuch.',
};
