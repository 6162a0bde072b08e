import type { Catalogue } from '../translate';

/** The drawer of one account, and the dialogs of the page of accounts. */
export const ACCOUNT_DIALOGS: Catalogue = {
  'A field holds what does not fit it': 'Ein Feld enthält etwas, das nicht hineinpasst',
  'A letter first, then letters, digits and _': 'Erst ein Buchstabe, dann Buchstaben, Ziffern und _',
  'A passphrase opens the secrets where the key of this computer is not: on another computer, or without a window.':
    'Eine Passphrase öffnet die Geheimnisse dort, wo der Schlüssel dieses Computers fehlt: auf einem anderen Computer oder ohne Fenster.',
  'Accounts have no custom fields yet': 'Konten haben noch keine eigenen Felder',
  'Accounts written': 'Geschriebene Konten',
  'Add a field first': 'Zuerst ein Feld hinzufügen',
  'Add the field': 'Feld hinzufügen',
  'All of it is written, or nothing. Cancel leaves everything as it was.':
    'Es wird alles geschrieben oder nichts. „Abbrechen“ lässt alles, wie es war.',
  'All {total, number}': 'Alle {total, number}',
  Apply: 'Anwenden',
  'At least {count} characters': 'Mindestens {count} Zeichen',
  'Back to editing': 'Zurück zum Bearbeiten',
  Before: 'Vorher',
  'Bots can type them; people can reveal them one by one.':
    'Bots können sie eintippen; Menschen können sie einzeln anzeigen.',
  'CSV with any delimiter, JSON, and both XML forms of the earlier program. One account per row.':
    'CSV mit beliebigem Trennzeichen, JSON und beide XML-Formen des früheren Programms. Ein Konto je Zeile.',
  'Change {field}': '{field} ändern',
  'Choose the column that holds the key': 'Die Spalte mit dem Schlüssel wählen',
  'Column of the file': 'Spalte der Datei',
  Columns: 'Spalten',
  'Copy the list': 'Liste kopieren',
  'Copy {field}': '{field} kopieren',
  'Create account': 'Konto anlegen',
  'Delete {key}': '{key} löschen',
  'Discard these changes?': 'Diese Änderungen verwerfen?',
  'Drop them again when what is under way is done.': 'Noch einmal ablegen, sobald das Laufende beendet ist.',
  'Earlier uses': 'Frühere Nutzungen',
  'Empty the field': 'Feld leeren',
  'Enter after each': 'Eingabe nach jedem',
  'Enter the passphrase first': 'Zuerst die Passphrase eingeben',
  'Enter the passphrase to open them until Muster ends.':
    'Die Passphrase öffnet sie, bis Muster beendet wird.',
  'Every account can have a value in each. Filters and routines call a field by its name.':
    'Jedes Konto kann in jedem einen Wert haben. Filter und Routinen nennen ein Feld bei seinem Namen.',
  'Every account has a field of this name': 'Jedes Konto hat bereits ein Feld dieses Namens',
  'Every password and other secret of every account is removed for good. Keys, fields and uses stay.':
    'Jedes Passwort und andere Geheimnis jedes Kontos wird endgültig entfernt. Schlüssel, Felder und Nutzungen bleiben.',
  'Every secret is being encrypted anew. Nothing is changed until all are done.':
    'Jedes Geheimnis wird neu verschlüsselt. Geändert wird erst, wenn alle fertig sind.',
  'Everybody who sees this screen can read it. It is hidden again after 30 seconds.':
    'Wer diesen Bildschirm sieht, kann es lesen. Nach 30 Sekunden wird es wieder verborgen.',
  'Export accounts': 'Konten exportieren',
  'Failures, rest and the reason of a quarantine are forgotten.':
    'Fehlschläge, Ruhezeit und Grund der Quarantäne werden vergessen.',
  'Field {field} was removed': 'Das Feld {field} wurde entfernt',
  'Field {name}': 'Feld {name}',
  Fields: 'Felder',
  'Fields of accounts': 'Felder der Konten',
  'Forget all secrets for good': 'Alle Geheimnisse endgültig vergessen',
  'Forget all secrets?': 'Alle Geheimnisse vergessen?',
  'Forget all secrets…': 'Alle Geheimnisse vergessen …',
  'Give it a key first': 'Zuerst einen Schlüssel angeben',
  'Give it a name first': 'Zuerst einen Namen angeben',
  'Goes to': 'Geht nach',
  'Hide {field}': '{field} verbergen',
  Holds: 'Enthält',
  'If somebody may have got hold of the key: make a new one, and encrypt every secret anew.':
    'Falls jemand an den Schlüssel gekommen sein könnte: einen neuen machen und jedes Geheimnis neu verschlüsseln.',
  'Import accounts': 'Konten importieren',
  'Import the good rows although others are bad': 'Gute Zeilen importieren, obwohl andere fehlerhaft sind',
  'Is removed when you save': 'Wird beim Speichern entfernt',
  'It has not been used yet.': 'Es wurde noch nicht genutzt.',
  'It is in use; release it first': 'Es ist in Gebrauch; zuerst freigeben',
  'It was changed elsewhere meanwhile': 'Es wurde inzwischen anderswo geändert',
  'Its name in files, filters and routines; no two accounts have the same.':
    'Sein Name in Dateien, Filtern und Routinen; keine zwei Konten haben denselben.',
  'Its values go with it; this can’t be undone.':
    'Seine Werte gehen mit verloren; das lässt sich nicht rückgängig machen.',
  'Keep the old one': 'Das alte behalten',
  'Keep theirs': 'Fremdes behalten',
  'Keep yours': 'Eigenes behalten',
  'Keep {field}': '{field} behalten',
  Key: 'Schlüssel',
  'Label of {field}': 'Bezeichnung von {field}',
  'Last used': 'Zuletzt genutzt',
  'Leave out': 'Weglassen',
  'Leave them as they are': 'So lassen, wie sie sind',
  Loading: 'Wird geladen',
  'Looking who holds them': 'Es wird nachgesehen, wer sie nutzt',
  'Make a new key': 'Neuen Schlüssel machen',
  'Name of a new field': 'Name eines neuen Feldes',
  'New account': 'Neues Konto',
  'New field {name}': 'Neues Feld {name}',
  'New passphrase': 'Neue Passphrase',
  'New status': 'Neuer Status',
  'No secrets are kept yet': 'Noch werden keine Geheimnisse aufbewahrt',
  'Nobody holds it': 'Niemand nutzt es',
  'None of them is in use': 'Keines davon ist in Gebrauch',
  Notes: 'Notizen',
  'Nothing has been written. What was chosen for the columns is lost.':
    'Es wurde nichts geschrieben. Die Auswahl für die Spalten geht verloren.',
  'Nothing here opens them. Bring back the key file or the user account of this computer they were made with, or forget them and enter them anew. Everything else is intact.':
    'Nichts hier öffnet sie. Die Schlüsseldatei oder das Benutzerkonto dieses Computers zurückbringen, mit dem sie angelegt wurden, oder sie vergessen und neu eingeben. Alles andere ist unversehrt.',
  Passphrase: 'Passphrase',
  'Passphrase of the secrets in the file': 'Passphrase der Geheimnisse in der Datei',
  Reason: 'Grund',
  Release: 'Freigeben',
  'Release {key}': '{key} freigeben',
  'Remove field {field}?': 'Feld {field} entfernen?',
  'Remove the passphrase': 'Passphrase entfernen',
  'Remove with {values} values': 'Mit {values} Werten entfernen',
  'Remove {field}': '{field} entfernen',
  'Rename view “{name}”': 'Ansicht „{name}“ umbenennen',
  Replace: 'Ersetzen',
  'Replace all fields': 'Alle Felder ersetzen',
  'Replace the passphrase': 'Passphrase ersetzen',
  'Rests for': 'Ruht noch',
  Reveal: 'Anzeigen',
  'Reveal {field}': '{field} anzeigen',
  'Rows that can’t be taken': 'Zeilen, die nicht übernommen werden',
  Samples: 'Beispiele',
  'Save this view': 'Diese Ansicht speichern',
  'Say why they are put aside': 'Angeben, warum sie beiseitegelegt werden',
  'Search, filter, order and columns are kept under it.':
    'Suche, Filter, Reihenfolge und Spalten werden darunter aufbewahrt.',
  Secrets: 'Geheimnisse',
  'Secrets are locked': 'Geheimnisse sind gesperrt',
  'Secrets are open': 'Geheimnisse sind offen',
  'Secrets are shown only on the computer Muster runs on, in its own window or browser.':
    'Geheimnisse werden nur auf dem Computer gezeigt, auf dem Muster läuft, in dessen Fenster oder Browser.',
  'Secrets of accounts': 'Geheimnisse der Konten',
  Set: 'Setzen',
  'Set status': 'Status setzen',
  'Set the passphrase': 'Passphrase setzen',
  'Set the status of {key}': 'Status von {key} setzen',
  'Show what is typed': 'Eingabe anzeigen',
  'Some rows are bad: mend the file, or take the good ones':
    'Einige Zeilen sind fehlerhaft: die Datei berichtigen oder nur die guten nehmen',
  'The first one makes a key, which this computer keeps.':
    'Das erste erzeugt einen Schlüssel, den dieser Computer aufbewahrt.',
  'The first {shown, number} are listed.': 'Die ersten {shown, number} sind aufgeführt.',
  'The key to the secrets is lost': 'Der Schlüssel zu den Geheimnissen ist verloren',
  'The list was copied': 'Die Liste wurde kopiert',
  'The passphrase has at least {count} characters': 'Die Passphrase hat mindestens {count} Zeichen',
  'The passphrase was removed': 'Die Passphrase wurde entfernt',
  'The passphrase was set': 'Die Passphrase wurde gesetzt',
  'The rows are being looked at': 'Die Zeilen werden angesehen',
  'The secrets are locked; unlock them first (More, Secrets).':
    'Die Geheimnisse sind gesperrt; zuerst entsperren (Mehr, Geheimnisse).',
  'The secrets are open': 'Die Geheimnisse sind offen',
  'The value does not fit the field': 'Der Wert passt nicht in das Feld',
  Theirs: 'Fremdes',
  'There is a field of this name already': 'Es gibt schon ein Feld dieses Namens',
  'There is a view of this name already; it is replaced.':
    'Es gibt schon eine Ansicht dieses Namens; sie wird ersetzt.',
  'There is nothing to write': 'Es gibt nichts zu schreiben',
  'They are opened by {ways}.': 'Sie werden geöffnet durch: {ways}.',
  'They go with their fields, secrets and everything written down about their uses. You can undo this right afterwards, not later. Those that are in use stay.':
    'Sie gehen mit ihren Feldern, Geheimnissen und allem, was über ihre Nutzungen festgehalten ist. Rückgängig machen lässt sich das nur gleich danach. Die in Gebrauch sind, bleiben.',
  'Those that search and filter find': 'Die, die Suche und Filter finden',
  Unlock: 'Entsperren',
  'Update what the file says, keep the rest': 'Aktualisieren, was die Datei sagt, den Rest behalten',
  Uses: 'Nutzungen',
  'What column {name} holds': 'Was die Spalte {name} enthält',
  'What only you changed is saved. Choose for what both sides changed:':
    'Was nur hier geändert wurde, wird gespeichert. Wo beide Seiten etwas änderten, bitte wählen:',
  'What was changed in this account has not been saved.':
    'Die Änderungen an diesem Konto sind nicht gespeichert.',
  'Where column {name} goes': 'Wohin die Spalte {name} geht',
  'Where it stands': 'Wie es steht',
  'Which {field} to keep': 'Was bei {field} bleiben soll',
  'Who imports the file needs it. It is kept nowhere.':
    'Wer die Datei importiert, braucht sie. Sie wird nirgends aufbewahrt.',
  'Who loses an account': 'Wer ein Konto verliert',
  'Whoever holds one loses it at once: its bot can’t report how it ended, and another bot may take the account. Do this only when the holder is stuck.':
    'Wer eines nutzt, verliert es sofort: Sein Bot kann das Ergebnis nicht mehr melden, und ein anderer Bot darf das Konto nehmen. Nur tun, wenn der Nutzer festhängt.',
  'With secrets, encrypted under a passphrase': 'Mit Geheimnissen, verschlüsselt mit einer Passphrase',
  'Without it passwords and other secrets are left out.':
    'Ohne sie werden Passwörter und andere Geheimnisse weggelassen.',
  'Write a tag first': 'Zuerst ein Schlagwort angeben',
  Yours: 'Eigenes',
  'a key file that only you can read': 'eine Schlüsseldatei, die nur der Besitzer lesen kann',
  'a passphrase': 'eine Passphrase',
  available: 'verfügbar',
  'in use': 'in Gebrauch',
  'kept secret': 'verborgen',
  quarantined: 'in Quarantäne',
  secret: 'Geheimnis',
  text: 'Text',
  'the key store of this computer': 'den Schlüsselspeicher dieses Computers',
  '{bad, plural, one {1 row can’t be taken} other {{bad, number} rows can’t be taken}}':
    '{bad, plural, one {1 Zeile wird nicht übernommen} other {{bad, number} Zeilen werden nicht übernommen}}',
  '{changed, plural, one {1 secret has} other {{changed, number} secrets have}} a new key':
    '{changed, plural, one {1 Geheimnis hat} other {{changed, number} Geheimnisse haben}} einen neuen Schlüssel',
  '{changed, plural, one {1 secret was} other {{changed, number} secrets were}} forgotten':
    '{changed, plural, one {1 Geheimnis wurde} other {{changed, number} Geheimnisse wurden}} vergessen',
  '{count, plural, =0 {Import} one {Import 1 account} other {Import {count, number} accounts}}':
    '{count, plural, =0 {Importieren} one {1 Konto importieren} other {{count, number} Konten importieren}}',
  '{count, plural, one {1 account is there already} other {{count, number} accounts are there already}}':
    '{count, plural, one {1 Konto gibt es schon} other {{count, number} Konten gibt es schon}}',
  '{count, plural, one {1 account was exported} other {{count, number} accounts were exported}}':
    '{count, plural, one {1 Konto wurde exportiert} other {{count, number} Konten wurden exportiert}}',
  '{count, plural, one {Delete 1 account?} other {Delete {count, number} accounts?}}':
    '{count, plural, one {1 Konto löschen?} other {{count, number} Konten löschen?}}',
  '{count, plural, one {Delete 1 account} other {Delete {count, number} accounts}}':
    '{count, plural, one {1 Konto löschen} other {{count, number} Konten löschen}}',
  '{count, plural, one {Field of 1 account} other {Field of {count, number} accounts}}':
    '{count, plural, one {Feld von 1 Konto} other {Feld von {count, number} Konten}}',
  '{count, plural, one {Release 1 account?} other {Release {count, number} accounts?}}':
    '{count, plural, one {1 Konto freigeben?} other {{count, number} Konten freigeben?}}',
  '{count, plural, one {Status of 1 account} other {Status of {count, number} accounts}}':
    '{count, plural, one {Status von 1 Konto} other {Status von {count, number} Konten}}',
  '{count, plural, one {Tags of 1 account} other {Tags of {count, number} accounts}}':
    '{count, plural, one {Schlagwörter von 1 Konto} other {Schlagwörter von {count, number} Konten}}',
  '{count, plural, one {The 1 that is chosen} other {The {count, number} that are chosen}}':
    '{count, plural, one {Das 1 ausgewählte} other {Die {count, number} ausgewählten}}',
  '{created, number} new, {updated, number} changed, {skipped, number} left as they were':
    '{created, number} neu, {updated, number} geändert, {skipped, number} so gelassen',
  '{done, number} of {total, plural, one {# row} other {{total, number} rows}}':
    '{done, number} von {total, plural, one {# Zeile} other {{total, number} Zeilen}}',
  '{done} of {total}': '{done} von {total}',
  '{field} was copied': '{field} wurde kopiert',
  '{form}: {total, plural, one {1 row} other {{total, number} rows}} in {files}':
    '{form}: {total, plural, one {1 Zeile} other {{total, number} Zeilen}} in {files}',
  '{fresh, number} new, {duplicates, number} there already, {bad, number} bad':
    '{fresh, number} neu, {duplicates, number} schon da, {bad, number} fehlerhaft',
  '{group} on {instance}': '{group} auf {instance}',
  '{key} was created': '{key} wurde angelegt',
  '{key} was saved': '{key} wurde gespeichert',
  '{routine} · {group} on {instance} · pool {pool}': '{routine} · {group} auf {instance} · Pool {pool}',
  '{values, plural, =0 {No account has a value in it.} one {The value of 1 account goes with it; this can’t be undone.} other {The values of {values, number} accounts go with it; this can’t be undone.}}':
    '{values, plural, =0 {Kein Konto hat darin einen Wert.} one {Der Wert von 1 Konto geht mit verloren; das lässt sich nicht rückgängig machen.} other {Die Werte von {values, number} Konten gehen mit verloren; das lässt sich nicht rückgängig machen.}}',
  '{written, plural, =0 {Nothing was written} one {1 account was imported} other {{written, number} accounts were imported}}':
    '{written, plural, =0 {Nichts wurde geschrieben} one {1 Konto wurde importiert} other {{written, number} Konten wurden importiert}}',
  '{more, plural, one {and 1 more} other {and {more, number} more}}':
    '{more, plural, one {und 1 weiteres} other {und {more, number} weitere}}',
  'Undo this import': 'Diesen Import rückgängig machen',
};
