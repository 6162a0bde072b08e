import type { Catalogue } from '../translate';

/** Earlier versions, the trash, group templates. */
export const HISTORY: Catalogue = {
  'A change was undone': 'Eine Änderung wurde rückgängig gemacht',
  'A template holds what groups of one kind have in common. Make one from a group you like: “Save as template…” in its menu. The samples bring some as well.':
    'Eine Vorlage enthält, was Gruppen einer Art gemeinsam haben. Aus einer bewährten Gruppe entsteht eine mit „Als Vorlage speichern …“ in ihrem Menü. Auch die Beispiele bringen welche mit.',
  'A template keeps the routine with its inputs, tags, number of bots, account pool, launch, restart and loop. Later changes of this group do not touch it.':
    'Eine Vorlage enthält die Routine mit ihren Eingaben, Schlagwörter, Zahl der Bots, Kontenpool, Start, Neustart und Wiederholung. Spätere Änderungen dieser Gruppe berühren sie nicht.',
  Actions: 'Aktionen',
  'Another group has its earlier name by now. Rename that group, then revert here.':
    'Eine andere Gruppe trägt inzwischen ihren früheren Namen. Erst jene Gruppe umbenennen, dann hier zurückkehren.',
  'Another template has this name; choose another':
    'Eine andere Vorlage heißt schon so; bitte einen anderen Namen wählen',
  'Cloned from another group': 'Von einer anderen Gruppe kopiert',
  Created: 'Angelegt',
  'Delete template “{name}”': 'Vorlage „{name}“ löschen',
  'Delete this template': 'Diese Vorlage löschen',
  Deleted: 'Gelöscht',
  'Deleted files': 'Gelöschte Dateien',
  Differences: 'Unterschiede',
  'Each time this group is saved, here or by another program, a version is added. The newest {count} stay.':
    'Jedes Speichern dieser Gruppe, hier oder durch ein anderes Programm, fügt eine Version hinzu. Die neuesten {count} bleiben.',
  Edited: 'Bearbeitet',
  'Empty trash': 'Papierkorb leeren',
  'File written outside Muster': 'Datei außerhalb von Muster geschrieben',
  'Files are removed for good {days} days after they were deleted.':
    'Gelöschte Dateien werden nach {days} Tagen endgültig entfernt.',
  'Groups, templates and pools you delete, and broken files you remove, are kept here for {days} days. Restore brings a file back exactly as it was.':
    'Gelöschte Gruppen, Vorlagen und Pools sowie entfernte beschädigte Dateien bleiben {days} Tage hier. „Wiederherstellen“ bringt eine Datei genau so zurück, wie sie war.',
  'History of “{name}”': 'Verlauf von „{name}“',
  'If you revert': 'Bei Rückkehr',
  Imported: 'Importiert',
  'It is in the trash, and its earlier versions come back with it.':
    'Sie ist im Papierkorb; ihre früheren Versionen kommen mit ihr zurück.',
  'It says the same as the version in use.': 'Sie sagt dasselbe wie die aktuelle Version.',
  'It was changed since then. Every version is in its history.':
    'Sie wurde seitdem geändert. Jede Version steht in ihrem Verlauf.',
  'It was written differently, but says the same as the version before.':
    'Anders geschrieben, sagt aber dasselbe wie die Version davor.',
  'Its file could not be written. Check free space and permissions of the data folder.':
    'Ihre Datei ließ sich nicht schreiben. Bitte freien Platz und Rechte des Datenordners prüfen.',
  'Its file is deleted from the disk. This can’t be undone.':
    'Die Datei wird vom Datenträger gelöscht. Das lässt sich nicht rückgängig machen.',
  'Its file is read-only': 'Ihre Datei ist schreibgeschützt',
  'Keep its instances': 'Instanzen übernehmen',
  Kind: 'Art',
  'Muster does not know which folder it belongs to': 'Muster weiß nicht, in welchen Ordner sie gehört',
  'New group from template': 'Neue Gruppe aus Vorlage',
  'No deleted file matches.': 'Keine gelöschte Datei passt.',
  'No template matches.': 'Keine Vorlage passt.',
  'No templates yet': 'Noch keine Vorlagen',
  'No versions are kept yet': 'Noch keine Versionen',
  'Open the trash': 'Papierkorb öffnen',
  'Reading the templates': 'Vorlagen werden gelesen',
  'Reading the trash': 'Papierkorb wird gelesen',
  'Reading the version': 'Version wird gelesen',
  'Reading the versions': 'Versionen werden gelesen',
  'Remove all {count} files for good?': 'Alle {count} Dateien endgültig entfernen?',
  'Remove for good': 'Endgültig entfernen',
  'Remove for good…': 'Endgültig entfernen …',
  'Remove {count} files': '{count} Dateien entfernen',
  'Remove “{name}” for good?': '„{name}“ endgültig entfernen?',
  'Remove “{name}” for good…': '„{name}“ endgültig entfernen …',
  'Removed for good': 'Endgültig entfernt',
  'Rename or delete the other one, then restore this one. It stays in the trash until then.':
    'Erst die andere umbenennen oder löschen, dann diese wiederherstellen. Bis dahin bleibt sie im Papierkorb.',
  'Rename the other group first, then revert again. Nothing was changed.':
    'Erst die andere Gruppe umbenennen, dann noch einmal zurückkehren. Nichts wurde geändert.',
  Restore: 'Wiederherstellen',
  'Restore it from the trash to make a template of it.':
    'Für eine Vorlage erst aus dem Papierkorb wiederherstellen.',
  'Restore “{name}”': '„{name}“ wiederherstellen',
  'Restored from the trash': 'Aus dem Papierkorb wiederhergestellt',
  'Revert to this version': 'Zu dieser Version zurückkehren',
  'Reverted to an earlier version': 'Zu einer früheren Version zurückgekehrt',
  'Reverting “{name}” was not undone': 'Die Rückkehr von „{name}“ wurde nicht rückgängig gemacht',
  'Save as template': 'Als Vorlage speichern',
  'Save template': 'Vorlage speichern',
  'Says when to use it; new groups begin with it as well.':
    'Sagt, wofür sie da ist; auch neue Gruppen beginnen damit.',
  'Search templates': 'Vorlagen durchsuchen',
  'Search the trash': 'Papierkorb durchsuchen',
  'Show more of {count}': 'Mehr von {count} zeigen',
  'Tags changed': 'Schlagwörter geändert',
  Template: 'Vorlage',
  'Template “{name}” is back': 'Vorlage „{name}“ ist wieder da',
  'Template “{name}” is saved': 'Vorlage „{name}“ ist gespeichert',
  'Template “{name}” was deleted': 'Vorlage „{name}“ wurde gelöscht',
  Templates: 'Vorlagen',
  'That change is now the newest version in the list. Look at it, then revert again if you still want to.':
    'Diese Änderung ist jetzt die neueste Version der Liste. Bitte ansehen und bei Bedarf noch einmal zurückkehren.',
  'The file is this version already': 'Die Datei ist schon diese Version',
  'The file was changed by something else meanwhile; nothing was reverted':
    'Die Datei wurde inzwischen von anderer Seite geändert; es blieb alles, wie es war',
  'The run goes on as it was started; the next start uses the reverted version.':
    'Der Lauf geht weiter wie gestartet; der nächste Start nutzt die gewählte Version.',
  'The template needs a name': 'Die Vorlage braucht einen Namen',
  'The trash is empty': 'Der Papierkorb ist leer',
  'The version in use stays in this history.': 'Die aktuelle Version bleibt in diesem Verlauf.',
  'They are deleted from the disk. This can’t be undone.':
    'Sie werden vom Datenträger gelöscht. Das lässt sich nicht rückgängig machen.',
  'This group was removed meanwhile': 'Diese Gruppe wurde inzwischen entfernt',
  'This is the oldest version that is kept, so there is nothing before it to compare it with.':
    'Das ist die älteste aufbewahrte Version; es gibt keine frühere zum Vergleich.',
  'This is the version in use.': 'Das ist die aktuelle Version.',
  'This version is in use': 'Diese Version ist die aktuelle',
  'This version is named “{name}”, and another group has that name now':
    'Diese Version heißt „{name}“, und eine andere Gruppe heißt inzwischen so',
  Trash: 'Papierkorb',
  'Versions, newest first': 'Versionen, neueste zuerst',
  'What it changed': 'Was sie änderte',
  'What to show': 'Anzeige',
  today: 'heute',
  'version|in use': 'aktuell',
  '{count, plural, =0 {It has none.} one {It has #. Without it, each new group chooses its own.} other {It has #. Without them, each new group chooses its own.}}':
    '{count, plural, =0 {Sie hat keine.} one {Sie hat eine. Ohne diese wählt jede neue Gruppe ihre eigenen.} other {Sie hat #. Ohne diese wählt jede neue Gruppe ihre eigenen.}}',
  '{count, plural, one {# file was} other {# files were}} removed for good':
    '{count, plural, one {# Datei wurde} other {# Dateien wurden}} endgültig entfernt',
  '{days, plural, one {tomorrow} other {in # days}}': '{days, plural, one {morgen} other {in # Tagen}}',
  '“{file}” was not restored: another one has the name “{name}” now':
    '„{file}“ wurde nicht wiederhergestellt: Eine andere heißt jetzt „{name}“',
  '“{name}”': '„{name}“',
  '“{name}” is as it was before the revert': '„{name}“ ist wieder wie vor der Rückkehr',
  '“{name}” is back': '„{name}“ ist wieder da',
  '“{name}” was reverted to the version of {time}': '„{name}“ ist zur Version vom {time} zurückgekehrt',
};
