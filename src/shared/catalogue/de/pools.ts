import type { Catalogue } from '../translate';

/** The page of pools, their form, and what cards and groups say of them. */
export const POOLS: Catalogue = {
  Pools: 'Pools',
  'New pool': 'Neuer Pool',
  'New pool…': 'Neuer Pool …',
  Account: 'Konto',
  'Account {name}': 'Konto {name}',
  'account <link/>': 'Konto <link/>',
  'Accounts of pool {name}': 'Konten des Pools {name}',
  'The accounts of the pool': 'Die Konten des Pools',
  '<b>{count}</b> of {total} available': '<b>{count}</b> von {total} verfügbar',
  '<b>{count}</b> in use': '<b>{count}</b> in Gebrauch',
  '<b>{count}</b> resting': '<b>{count}</b> pausieren',
  '<b>{count}</b> done': '<b>{count}</b> erledigt',
  '<b>{count}</b> failed': '<b>{count}</b> gescheitert',
  '<b>{count}</b> quarantined': '<b>{count}</b> in Quarantäne',
  '<b>{count}</b> switched off': '<b>{count}</b> abgeschaltet',
  'of {total, number}': 'von {total, number}',
  '{available, number} of {total, number} available': '{available, number} von {total, number} verfügbar',
  '{count, number} taken': '{count, number} belegt',
  '{count, plural, one {# account done} other {# accounts done}}':
    '{count, plural, one {# erledigt} other {# erledigt}}',
  '{count, number} failed': '{count, number} gescheitert',
  'no account taken yet': 'noch kein Konto genommen',
  'pool <b>{remaining, number}</b> left of {total, number}':
    'Pool: noch <b>{remaining, number}</b> von {total, number}',
  'Pool “{name}”: {tally}': 'Pool „{name}“: {tally}',
  'next account in <time/>': 'Konto frei in <time/>',
  'no account is free': 'kein Konto ist frei',
  'rests <time/>': 'pausiert <time/>',

  'No pool matches': 'Kein Pool passt',
  'Show all pools': 'Alle Pools anzeigen',
  'Search pools': 'Pools durchsuchen',
  'Search looks at names, descriptions, tags, files and the groups that draw from a pool.':
    'Gesucht wird in Namen, Beschreibungen, Tags, Dateien und den Gruppen, die einen Pool nutzen.',
  '{count, plural, one {# pool} other {# pools}}': '{count, plural, one {# Pool} other {# Pools}}',
  'No pools yet': 'Noch keine Pools',
  'There are no pools yet.': 'Es gibt noch keine Pools.',
  'A pool says which accounts the bots of a group may take, in which order, and what becomes of them. No two bots ever hold the same account.':
    'Ein Pool bestimmt, welche Konten die Bots einer Gruppe nehmen dürfen, in welcher Reihenfolge, und was aus ihnen wird. Nie haben zwei Bots dasselbe Konto.',
  'Accounts can’t be used now, so pools can’t be counted':
    'Konten sind gerade nicht benutzbar, deshalb lassen sich Pools nicht zählen',
  '{file}: {reason}': '{file}: {reason}',
  'Files that can’t be read': 'Dateien, die nicht gelesen werden können',
  'Arrow keys move between pools, Enter edits, T tests, D duplicates, Delete deletes.':
    'Die Pfeiltasten wechseln zwischen Pools, die Eingabetaste bearbeitet, T prüft, D dupliziert, Entf löscht.',
  Available: 'Verfügbar',
  Resting: 'Pausieren',
  Quarantined: 'Quarantäne',
  'Used by': 'Genutzt von',
  'no group': 'keiner Gruppe',
  'Test pool {name}': 'Pool {name} prüfen',
  'Test: what it would find now': 'Prüfen: was er jetzt fände',
  'pool|Test': 'Prüfen',
  'More actions for pool {name}': 'Weitere Aktionen für den Pool {name}',
  'Shows what it would find now; nothing is taken': 'Zeigt, was er jetzt fände; es wird nichts genommen',
  Duplicate: 'Duplizieren',
  'Moves its file to the trash; the accounts stay': 'Legt seine Datei in den Papierkorb; die Konten bleiben',
  '{count, plural, one {# problem} other {# problems}}':
    '{count, plural, one {# Problem} other {# Probleme}}',
  '“{name}” was deleted; the accounts stay': '„{name}“ wurde gelöscht; die Konten bleiben',
  '“{name}” was deleted; {count, plural, one {one group} other {# groups}} can’t start without it':
    '„{name}“ wurde gelöscht; {count, plural, one {eine Gruppe kann} other {# Gruppen können}} ohne ihn nicht starten',
  '{name} (copy)': '{name} (Kopie)',

  'Edit pool {name}': 'Pool {name} bearbeiten',
  'Create pool': 'Pool anlegen',
  'Test of pool “{name}”': 'Prüfung des Pools „{name}“',
  'There is nothing left to test.': 'Es gibt nichts mehr zu prüfen.',
  'The pool was removed meanwhile': 'Der Pool wurde inzwischen entfernt',
  'This pool was changed by something else meanwhile':
    'Dieser Pool wurde inzwischen von etwas anderem geändert',
  'Save as a new pool': 'Als neuen Pool speichern',
  'Your version can be saved as a new pool.': 'Ihre Fassung lässt sich als neuer Pool speichern.',
  'Its file is read-only: allow writing to it, or duplicate the pool and change the copy':
    'Die Datei ist schreibgeschützt: Schreiben erlauben oder den Pool duplizieren und die Kopie ändern',
  'Another pool has this name; choose another':
    'Ein anderer Pool heißt schon so; bitte einen anderen Namen wählen',
  'It can’t be used yet: {problem}{more, plural, =0 {} one { and # more problem} other { and # more problems}}':
    'Noch nicht benutzbar: {problem}{more, plural, =0 {} one { und # weiteres Problem} other { und # weitere Probleme}}',
  'Groups draw from the pool by this name.': 'Unter diesem Namen nutzen Gruppen den Pool.',
  '{count, plural, one {One group knows this pool as “{name}”} other {# groups know this pool as “{name}”}}':
    '{count, plural, one {Eine Gruppe kennt diesen Pool als „{name}“} other {# Gruppen kennen diesen Pool als „{name}“}}',
  'After the change they won’t find it: choose the pool anew in {groups}.':
    'Nach der Änderung finden sie ihn nicht mehr: Pool neu auswählen in {groups}.',

  'Which accounts': 'Welche Konten',
  'Lists and folders': 'Listen und Ordner',
  Rules: 'Regeln',
  'Before and after use': 'Vor und nach Gebrauch',
  Filter: 'Filter',
  Order: 'Reihenfolge',
  'An account belongs to the pool while the filter holds for it; that is looked at anew whenever a bot takes one.':
    'Ein Konto gehört zum Pool, solange der Filter darauf zutrifft; das wird jedes Mal neu geprüft, wenn ein Bot eines nimmt.',
  'A bot gets the first account in this order that is free.':
    'Ein Bot bekommt das erste freie Konto in dieser Reihenfolge.',
  'At most': 'Höchstens',
  'Only the first so many in this order belong to the pool; empty means all of them.':
    'Nur so viele gehören zum Pool, von vorn gezählt; leer heißt alle.',
  'no limit': 'keine Grenze',
  'by key': 'nach Schlüssel',
  '{field} is now at place {place} of {count}.': '{field} steht jetzt an Stelle {place} von {count}.',
  'Ordered by': 'Geordnet nach',
  'The arrow keys with Alt move it, and so does dragging.':
    'Mit Alt und den Pfeiltasten wird es verschoben, oder durch Ziehen.',
  'Order by a field': 'Nach einem Feld ordnen',
  'Then by another field': 'Dann nach einem weiteren Feld',
  'Move {field}, place {place} of {count}': '{field} verschieben, Stelle {place} von {count}',
  'Order by': 'Ordnen nach',
  'Direction of {field}': 'Richtung von {field}',
  'Move {field} up': '{field} nach oben',
  'Move {field} down': '{field} nach unten',
  'Do not order by {field}': 'Nicht nach {field} ordnen',
  'A to Z': 'A bis Z',
  'Z to A': 'Z bis A',
  'lowest first': 'kleinste zuerst',
  'highest first': 'größte zuerst',
  'no before yes': 'nein vor ja',
  'yes before no': 'ja vor nein',
  'earliest first': 'früheste zuerst',
  'latest first': 'späteste zuerst',
  'shortest first': 'kürzeste zuerst',
  'longest first': 'längste zuerst',

  'Always in the pool': 'Immer im Pool',
  'Never in the pool': 'Nie im Pool',
  'These accounts belong to it whatever the filter says.':
    'Diese Konten gehören dazu, was auch immer der Filter sagt.',
  'These accounts are left out whatever the filter says; this list has the last word.':
    'Diese Konten bleiben draußen, was auch immer der Filter sagt; diese Liste hat das letzte Wort.',
  '{count, plural, one {One account stands in both lists} other {# accounts stand in both lists}}':
    '{count, plural, one {Ein Konto steht in beiden Listen} other {# Konten stehen in beiden Listen}}',
  'Left out: {keys}': 'Ausgelassen: {keys}',
  'Show as a list': 'Als Liste anzeigen',
  'Edit as text': 'Als Text bearbeiten',
  'Search accounts, or paste many keys': 'Konten suchen oder viele Schlüssel einfügen',
  'One key a line': 'Ein Schlüssel je Zeile',
  '{count, plural, one {# more warning} other {# more warnings}}':
    '{count, plural, one {# weitere Warnung} other {# weitere Warnungen}}',
  'Watched folders': 'Überwachte Ordner',
  'Files of accounts that appear in these folders of the data folder are imported by themselves; Enter adds one.':
    'Kontodateien, die in diesen Ordnern des Datenordners erscheinen, werden von selbst importiert; die Eingabetaste fügt einen hinzu.',

  'After success': 'Nach Erfolg',
  'Once in each run': 'Einmal je Lauf',
  'Again after a while': 'Nach einer Weile wieder',
  'Again at once': 'Sofort wieder',
  'Not before I set it back': 'Erst wenn ich es zurücksetze',
  'A run of a group takes each account once; the next run may take it again.':
    'Ein Lauf einer Gruppe nimmt jedes Konto einmal; der nächste Lauf darf es wieder nehmen.',
  'It rests for this long after it was done, whoever used it.':
    'So lange pausiert es, nachdem es erledigt war, gleich wer es genutzt hat.',
  'It goes to the end of the order and is taken again when its turn comes.':
    'Es wird wieder genommen, sobald es in der Reihenfolge an der Reihe ist.',
  'It stays done until somebody sets it to available.':
    'Es bleibt erledigt, bis jemand es auf verfügbar setzt.',
  'It rests for': 'Es pausiert',
  'Counted from when it was last done.': 'Gezählt ab dem letzten Erledigen.',
  'Failures in a row': 'Fehler in Folge',
  'After so many an account is set to failed and left out; 0 means never.':
    'Nach so vielen gilt ein Konto als gescheitert und bleibt draußen; 0 heißt nie.',
  'Rest after a failure': 'Pause nach einem Fehler',
  'For so long no bot takes the account again.': 'So lange nimmt kein Bot das Konto wieder.',
  'When none is left': 'Wenn keines mehr da ist',
  'The bot is done': 'Der Bot ist fertig',
  'The bot waits': 'Der Bot wartet',
  'The bot fails': 'Der Bot scheitert',
  'The bot ends well; a group whose bots are all done is completed.':
    'Der Bot endet erfolgreich; eine Gruppe, deren Bots alle fertig sind, ist abgeschlossen.',
  'The bot keeps its instance and waits until an account comes free.':
    'Der Bot behält seine Instanz und wartet, bis ein Konto frei wird.',
  'The bot ends as failed, so that somebody looks.': 'Der Bot endet als gescheitert, damit jemand nachsieht.',
  'It gives up after': 'Er gibt auf nach',
  'Then the bot ends as failed.': 'Dann endet der Bot als gescheitert.',
  'As long as it takes': 'Beliebig lange',
  'Switch it off to give up after a time.': 'Ausschalten, um nach einer Zeit aufzugeben.',
  'When the group ends': 'Wenn die Gruppe endet',
  'Give them back': 'Zurückgeben',
  'Count them as failed': 'Als gescheitert zählen',
  'Accounts that bots still hold then are free at once, as if they had not been taken.':
    'Konten, die Bots dann noch haben, sind sofort frei, als wären sie nicht genommen worden.',
  'Accounts that bots still hold then are noted as failed and rest.':
    'Konten, die Bots dann noch haben, gelten als gescheitert und pausieren.',

  'Before use': 'Vor Gebrauch',
  'After use': 'Nach Gebrauch',
  'No routine': 'Keine Routine',
  'Runs with each account on the same instance before the bot works with it, to sign in for example.':
    'Läuft mit jedem Konto auf derselben Instanz, bevor der Bot damit arbeitet, zum Beispiel zum Anmelden.',
  'Runs with each account on the same instance after its use, to sign out for example.':
    'Läuft mit jedem Konto auf derselben Instanz nach seinem Gebrauch, zum Beispiel zum Abmelden.',

  'What the pool finds now': 'Was der Pool jetzt findet',
  'The pool now': 'Der Pool jetzt',
  Counting: 'Zählt',
  'Counting…': 'Zählt …',
  '{count, plural, =0 {No account belongs to it} one {# account belongs to it} other {# accounts belong to it}}':
    '{count, plural, =0 {Kein Konto gehört dazu} one {# Konto gehört dazu} other {# Konten gehören dazu}}',
  'It is counted again once the filter has no mistakes.':
    'Gezählt wird wieder, sobald der Filter keine Fehler hat.',
  'First in its order': 'Die ersten der Reihe nach',
  'The first accounts': 'Die ersten Konten',
  'and {count, number} more': 'und {count, number} weitere',
  'No account belongs to it now': 'Zurzeit gehört kein Konto dazu',
  'Bots would have nothing to work with: loosen the filter, or import accounts.':
    'Die Bots hätten nichts, womit sie arbeiten könnten: den Filter lockern oder Konten importieren.',

  'Each bot takes an account of this pool for its work, and no two bots ever hold the same one.':
    'Jeder Bot nimmt für seine Arbeit ein Konto aus diesem Pool; nie haben zwei Bots dasselbe.',
  'Edit the pool…': 'Pool bearbeiten …',
  'It has mistakes and can’t be counted.': 'Er hat Fehler und lässt sich nicht zählen.',
  'Without a pool the bots work without accounts.': 'Ohne Pool arbeiten die Bots ohne Konten.',
};
