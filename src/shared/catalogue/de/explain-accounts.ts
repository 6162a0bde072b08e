import type { Catalogue } from '../translate';

/** Accounts and pools as errors, problems, failures and events name them. */
export const EXPLAIN_ACCOUNTS: Catalogue = {
  'See the pool': 'Pool ansehen',
  'Choose a pool': 'Pool auswählen',
  'See the accounts': 'Konten ansehen',

  // Accounts
  'There is no account “{account}”': 'Es gibt kein Konto „{account}“',
  'It may have been deleted meanwhile. Look in the list of accounts.':
    'Vielleicht wurde es inzwischen gelöscht. In der Liste der Konten nachsehen.',
  'Account “{key}” was changed by something else meanwhile':
    'Das Konto „{key}“ wurde inzwischen anderswo geändert',
  'Look at it anew, then make your change again; nothing has been overwritten.':
    'Den neuen Stand ansehen und die Änderung wiederholen; überschrieben wurde nichts.',
  'There is already an account “{key}”': 'Es gibt schon ein Konto „{key}“',
  'Choose another key, or change that account.': 'Einen anderen Schlüssel wählen oder jenes Konto ändern.',
  'Field “{field}” can’t hold this value': 'Das Feld „{field}“ kann diesen Wert nicht aufnehmen',
  '{type, select, number {Give a number.} boolean {Give true or false.} date {Give a date such as 2026-11-21 or 2026-11-21T10:00:00Z.} duration {Give a duration such as 12h or 1m 30s.} other {Give a text that is not too long.}}':
    '{type, select, number {Eine Zahl angeben.} boolean {true oder false angeben.} date {Ein Datum wie 2026-11-21 oder 2026-11-21T10:00:00Z angeben.} duration {Eine Dauer wie 12h oder 1m 30s angeben.} other {Einen Text angeben, der nicht zu lang ist.}}',
  'Accounts have no field “{field}”': 'Konten haben kein Feld „{field}“',
  'Check the name, or add the field to the accounts.':
    'Den Namen prüfen oder das Feld bei den Konten hinzufügen.',
  'There is already a field “{field}” of another type': 'Es gibt schon ein Feld „{field}“ anderer Art',
  'Choose another name. The type of a field that has values stays.':
    'Einen anderen Namen wählen. Die Art eines Feldes mit Werten bleibt.',
  'There are too many fields': 'Es sind zu viele Felder',
  'Accounts can have up to {limit}. Remove one that is not needed.':
    'Konten können bis zu {limit} haben. Eines entfernen, das nicht gebraucht wird.',
  'This filter can’t be used': 'Dieser Filter ist nicht verwendbar',
  'The columns are not assigned well': 'Die Spalten sind nicht richtig zugeordnet',
  '{reason, select, no_key {Choose the column that holds the key of each account.} target_twice {Column “{column}” goes where another one goes too.} other {Column “{column}” goes into a field of another type.}}':
    '{reason, select, no_key {Die Spalte wählen, die den Schlüssel jedes Kontos enthält.} target_twice {Die Spalte „{column}“ geht in dasselbe Feld wie eine andere.} other {Die Spalte „{column}“ geht in ein Feld anderer Art.}}',
  'Look at the Accounts page; it says why.': 'Auf der Seite „Konten“ steht, warum.',
  'Accounts can’t be used now': 'Konten sind zurzeit nicht verwendbar',
  '{file} can’t be worked with: {reason}. It is left as it is.':
    '{file} ist nicht verwendbar: {reason}. Die Datei bleibt, wie sie ist.',

  // Secrets
  'The secrets of accounts are locked': 'Die Geheimnisse der Konten sind gesperrt',
  'Unlock them on the Accounts page.': 'Auf der Seite „Konten“ entsperren.',
  '{state, select, damaged {A secret can’t be opened} other {The secrets of accounts are locked}}':
    '{state, select, damaged {Ein Geheimnis lässt sich nicht öffnen} other {Die Geheimnisse der Konten sind gesperrt}}',
  '{state, select, damaged {It was changed, or belongs to another account or field. Enter it anew.} lost {The key that opened them is gone. Bring it back, or forget these secrets and enter them anew.} other {Unlock them with the passphrase on the Accounts page.}}':
    '{state, select, damaged {Es wurde verändert oder gehört zu einem anderen Konto oder Feld. Neu eingeben.} lost {Der Schlüssel, der sie öffnete, ist weg. Ihn zurückbringen, oder diese Geheimnisse vergessen und neu eingeben.} other {Auf der Seite „Konten“ mit der Passphrase entsperren.}}',
  'This passphrase does not open the secrets': 'Diese Passphrase öffnet die Geheimnisse nicht',
  'Try it again; capital letters make a difference.':
    'Noch einmal versuchen; Groß- und Kleinschreibung zählt.',
  'Nothing else opens the secrets': 'Nichts anderes öffnet die Geheimnisse',
  'Without the passphrase they would be lost. Add another way first.':
    'Ohne die Passphrase wären sie verloren. Zuerst einen anderen Weg hinzufügen.',

  // Pools
  'There is no pool yet.': 'Es gibt noch keinen Pool.',
  'There is: {names}.': 'Es gibt: {names}.',
  'There is already a pool named “{name}”': 'Es gibt schon einen Pool namens „{name}“',
  'Allow writing to the file, or make a copy of the pool.':
    'Das Schreiben der Datei erlauben oder den Pool kopieren.',
  'Group “{group}” draws from pool “{pool}” now': 'Die Gruppe „{group}“ nutzt gerade den Pool „{pool}“',
  'Stop the group first.': 'Zuerst die Gruppe stoppen.',
  'Account pool “{name}” has mistakes': 'Der Kontenpool „{name}“ hat Fehler',
  'Correct it on the Pools page.': 'Auf der Seite „Pools“ berichtigen.',
  'Account pool “{name}” has no account to give now':
    'Der Kontenpool „{name}“ hat gerade kein Konto zu vergeben',
  'The bots would have nothing to work with. Look at the pool.':
    'Die Bots hätten nichts, womit sie arbeiten könnten. Den Pool ansehen.',
  'The routine takes no account from pool “{name}”': 'Die Routine nimmt kein Konto aus dem Pool „{name}“',
  'Clear the pool, or choose a routine that works with accounts.':
    'Keinen Pool verwenden oder eine Routine wählen, die mit Konten arbeitet.',
  'The routine needs an account for each iteration': 'Die Routine braucht für jede Iteration ein Konto',
  'Choose the pool it draws from.': 'Den Pool wählen, aus dem sie es nimmt.',
  'The bots shall run until the account pool is empty, but the group has no pool':
    'Die Bots sollen laufen, bis der Kontenpool leer ist, aber die Gruppe hat keinen Pool',
  'Choose a pool, or another end.': 'Einen Pool wählen oder ein anderes Ende.',
  'Field “{field}” can’t be compared like this': 'Das Feld „{field}“ lässt sich so nicht vergleichen',
  'Choose a comparison that fits what the field holds.':
    'Einen Vergleich wählen, der zum Inhalt des Feldes passt.',
  'The filter takes too long': 'Der Filter braucht zu lange',
  'Leave rules or values out: each is looked at in every account.':
    'Lass Regeln oder Werte weg: Jede wird bei jedem Konto geprüft.',
  'The rule for “{field}” has a value that does not fit':
    'Die Regel für „{field}“ hat einen unpassenden Wert',
  'Give a value like those the field holds.': 'Einen Wert angeben, wie ihn das Feld enthält.',

  // Runs
  'The bot holds no account': 'Der Bot hat kein Konto',
  'Let the routine take one first, or declare that it needs one.':
    'Die Routine zuerst eines nehmen lassen, oder angeben, dass sie eines braucht.',
  'Account “{key}” was taken away from the bot': 'Das Konto „{key}“ wurde dem Bot entzogen',
  'A person released it, or Muster was silent for too long. What the bot did with it is not counted.':
    'Jemand hat es freigegeben, oder Muster war zu lange still. Was der Bot damit tat, zählt nicht.',
  'Look at the type of the field.': 'Die Art des Feldes ansehen.',
  'The routine gave the account up': 'Die Routine hat das Konto aufgegeben',
  'Look at the account.': 'Das Konto ansehen.',
  'waits for an account of pool “{pool}”': 'wartet auf ein Konto aus dem Pool „{pool}“',
  'account {key} {change, select, taken {taken} completed {completed} failed {failed} returned {returned} quarantined {quarantined} other {lost}}{reason, select, none {} other {: {reason}}}':
    'Konto {key} {change, select, taken {genommen} completed {abgeschlossen} failed {fehlgeschlagen} returned {zurückgegeben} quarantined {in Quarantäne} other {verloren}}{reason, select, none {} other {: {reason}}}',
};
