import type { Catalogue } from '../translate';

export const ORCHESTRATION: Catalogue = {
  'A group runs one routine on several emulators at once. Three steps to the first one:':
    'Eine Gruppe führt eine Routine auf mehreren Emulatoren gleichzeitig aus. In drei Schritten zur ersten:',
  'Add to all of them': 'Allen hinzufügen',
  'All groups that are shown are chosen': 'Alle angezeigten Gruppen sind ausgewählt',
  'All of them are running already': 'Alle laufen bereits',
  'All of them are running. They are stopped first: their bots break off at once and their instances are released.':
    'Alle laufen gerade. Sie werden zuerst gestoppt: Ihre Bots brechen sofort ab, ihre Instanzen werden freigegeben.',
  'All {count}': 'Alle {count}',
  'Another group has its name by now. Rename that one, then restore this one from the trash.':
    'Eine andere Gruppe heißt inzwischen so. Diese umbenennen, dann die gelöschte aus dem Papierkorb wiederherstellen.',
  'Begins with what was saved as a template': 'Beginnt mit dem, was als Vorlage gespeichert wurde',
  'Cancelled: {count} more were not started': 'Abgebrochen: {count} weitere wurden nicht gestartet',
  'Cancelled: {count} more were not stopped': 'Abgebrochen: {count} weitere wurden nicht gestoppt',
  'Can’t read': 'Nicht lesbar',
  'Can’t start yet': 'Kann noch nicht starten',
  'Checking routine, inputs and instances': 'Routine, Eingaben und Instanzen werden geprüft',
  'Choose a routine, the instances it may use and how many bots; press Start.':
    'Routine, nutzbare Instanzen und Anzahl der Bots wählen, dann „Starten“ drücken.',
  'Chosen groups': 'Ausgewählte Gruppen',
  'Clear the selection': 'Auswahl aufheben',
  'Clear the selection (Esc)': 'Auswahl aufheben (Esc)',
  'Copy path': 'Pfad kopieren',
  'Copy the path of {file}': 'Pfad von {file} kopieren',
  'Ctrl+A; to start, stop, tag, export or delete many at once':
    'Strg+A; um viele auf einmal zu starten, zu stoppen, zu verschlagworten, zu exportieren oder zu löschen',
  Delete: 'Löschen',
  'Delete the chosen groups': 'Ausgewählte Gruppen löschen',
  'Delete “{name}”?': '„{name}“ löschen?',
  'Edit it': 'Bearbeiten',
  'Edited since this start': 'Seit diesem Start bearbeitet',
  'Export all…': 'Alle exportieren …',
  'Export the chosen groups': 'Ausgewählte Gruppen exportieren',
  'Finishing the iteration: {bots} still at work': 'Durchlauf wird beendet: {bots} noch bei der Arbeit',
  'Groups and routines that teach by example, ready to start on simulated emulators.':
    'Gruppen und Routinen als Lehrstücke, sofort startbereit auf simulierten Emulatoren.',
  'Groups to delete': 'Zu löschende Gruppen',
  'Have something to run on': 'Etwas zum Ausführen bereitstellen',
  Import: 'Importieren',
  'It can be started. To change it, allow writing to the file, or clone it and change the copy.':
    'Die Gruppe kann gestartet werden. Zum Ändern das Schreiben in die Datei erlauben oder sie klonen und die Kopie ändern.',
  'It could not be written. Check free space and permissions of the data folder.':
    'Sie konnte nicht geschrieben werden. Freien Speicher und Rechte des Datenordners prüfen.',
  'It has ended meanwhile. Its file goes to the trash.':
    'Sie ist inzwischen zu Ende. Ihre Datei kommt in den Papierkorb.',
  'It has problems: edit it first.': 'Sie hat Probleme: zuerst bearbeiten.',
  'It is finishing the iteration already': 'Sie beendet bereits den Durchlauf',
  'It is stopped first: its bots break off at once and their instances are released. Then its file goes to the trash.':
    'Sie wird zuerst gestoppt: Ihre Bots brechen sofort ab, ihre Instanzen werden freigegeben. Dann kommt ihre Datei in den Papierkorb.',
  'It is stopping': 'Sie stoppt gerade',
  'It was changed since, so it was left as it is.': 'Sie wurde seitdem geändert und bleibt, wie sie ist.',
  'Its file is read-only: allow writing to it, or clone the group and change the copy':
    'Die Datei ist schreibgeschützt: Schreiben erlauben oder die Gruppe klonen und die Kopie ändern',
  'Keep as copy': 'Als Kopie behalten',
  'Keep {file} as a copy': '{file} als Kopie behalten',
  'Keep {name} before all others': '{name} vor allen anderen halten',
  'Last edited': 'Zuletzt bearbeitet',
  'Last readable version': 'Letzte lesbare Version',
  'Last run': 'Letzter Lauf',
  'Look at samples': 'Beispiele ansehen',
  'Make your own': 'Eine eigene anlegen',
  'More actions for {file}': 'Weitere Aktionen für {file}',
  'More for all groups': 'Mehr für alle Gruppen',
  'More ways to make a group': 'Weitere Arten, eine Gruppe anzulegen',
  'More ways to start {name}': 'Weitere Arten, {name} zu starten',
  'More ways to stop the chosen groups': 'Weitere Arten, die ausgewählten Gruppen zu stoppen',
  'More ways to stop {name}': 'Weitere Arten, {name} zu stoppen',
  'Moves the file to the trash': 'Verschiebt die Datei in den Papierkorb',
  'New from template…': 'Neu aus Vorlage …',
  'New group: make your own': 'Neue Gruppe: eine eigene anlegen',
  'No groups yet': 'Noch keine Gruppen',
  'None of them can start: they are running already or have problems':
    'Keine davon kann starten: Sie laufen bereits oder haben Probleme',
  'None of them has a tag yet.': 'Noch hat keine davon ein Schlagwort.',
  'None of them is running': 'Keine davon läuft',
  'Not running': 'Nicht laufend',
  'Nothing runs yet; it can be paused once bots start':
    'Noch läuft nichts; pausiert werden kann, sobald Bots starten',
  'Nothing would change': 'Es würde sich nichts ändern',
  'Only groups tagged {tag}': 'Nur Gruppen mit dem Schlagwort {tag}',
  Open: 'Öffnen',
  'Open {name}': '{name} öffnen',
  'Order: {label}': 'Reihenfolge: {label}',
  'Other bots, instances or inputs, only for this run':
    'Andere Bots, Instanzen oder Eingaben, nur für diesen Lauf',
  Pause: 'Pausieren',
  Pin: 'Anheften',
  'Pin: show before all others': 'Anheften: vor allen anderen anzeigen',
  'Pinned: shown before all others. Click to unpin.':
    'Angeheftet: steht vor allen anderen. Klicken löst sie.',
  'Releasing instances': 'Instanzen werden freigegeben',
  'Reserving instances': 'Instanzen werden reserviert',
  'Restore previous…': 'Vorige wiederherstellen …',
  'Restore the previous version of {file}': 'Vorige Version von {file} wiederherstellen',
  'Restore the previous version of {file}?': 'Vorige Version von {file} wiederherstellen?',
  'Save tags': 'Schlagwörter speichern',
  'Search groups': 'Gruppen suchen',
  'Search looks at names, descriptions, tags, routines and instances.':
    'Gesucht wird in Namen, Beschreibungen, Schlagwörtern, Routinen und Instanzen.',
  'Select all shown': 'Alle angezeigten auswählen',
  'Select all {count} shown': 'Alle {count} angezeigten auswählen',
  'Select {name}': '{name} auswählen',
  'Show all': 'Alle zeigen',
  'Show trash': 'Papierkorb zeigen',
  'Show {file} in its folder': '{file} im Ordner zeigen',
  'Shown before all others': 'Wird vor allen anderen angezeigt',
  'Shows what a start would meet; nothing is started':
    'Zeigt, worauf ein Start stoßen würde; gestartet wird nichts',
  'Start or connect emulators, or try everything with simulated ones: nothing to install.':
    'Emulatoren starten oder verbinden – oder alles mit simulierten ausprobieren, ganz ohne Installation.',
  'Start the chosen groups': 'Ausgewählte Gruppen starten',
  'Starting groups: {done} of {total}': 'Gruppen werden gestartet: {done} von {total}',
  'Stop and delete': 'Stoppen und löschen',
  'Stop the chosen groups': 'Ausgewählte Gruppen stoppen',
  'Stop what runs at once, then delete all of them': 'Laufende sofort stoppen, dann alle löschen',
  'Stopping groups: {done} of {total}': 'Gruppen werden gestoppt: {done} von {total}',
  'Stops now and starts with the current definition': 'Stoppt jetzt und startet mit der aktuellen Definition',
  'Tag the chosen groups': 'Schlagwörter der ausgewählten Gruppen ändern',
  'Tag…': 'Schlagwörter …',
  'The file as it is now goes to the trash and stays there for 30 days.':
    'Die jetzige Datei kommt in den Papierkorb und bleibt dort 30 Tage.',
  'The file was mended or removed meanwhile.': 'Die Datei wurde inzwischen repariert oder entfernt.',
  'The path was copied': 'Der Pfad wurde kopiert',
  'Their files go to the trash and stay there for 30 days.':
    'Ihre Dateien kommen in den Papierkorb und bleiben dort 30 Tage.',
  'Their tags': 'Ihre Schlagwörter',
  'There is nothing to restore any more': 'Es gibt nichts mehr wiederherzustellen',
  'They are stopping already': 'Sie stoppen bereits',
  'They have all gone meanwhile': 'Inzwischen sind alle verschwunden',
  'They have problems: edit them first': 'Sie haben Probleme: zuerst bearbeiten',
  'This run keeps its copy.': 'Dieser Lauf behält seine Kopie.',
  'This version is put back:': 'Diese Version wird wiederhergestellt:',
  'Type a tag and press Enter': 'Schlagwort eingeben und Enter drücken',
  Unpin: 'Lösen',
  'Waiting: {bots} still at work': 'Warten: {bots} noch bei der Arbeit',
  'Were you given groups? Drop the files anywhere in this window, or choose them:':
    'Gruppen von anderen erhalten? Die Dateien irgendwo in dieses Fenster ziehen oder auswählen:',
  Why: 'Warum',
  'Worth a look': 'Einen Blick wert',
  'added to {count} more': 'bei {count} weiteren hinzugefügt',
  forever: 'endlos',
  'next bot in': 'nächster Bot in',
  'not done': 'nicht fertig',
  'on all of them': 'bei allen',
  'on {count} of {total}': 'bei {count} von {total}',
  once: 'einmal',
  'taken away from {count}': 'bei {count} entfernt',
  'took {duration}': 'Dauer {duration}',
  'until the pool is empty': 'bis der Pool leer ist',
  'until {time}': 'bis {time}',
  '{botNumber} {bots, plural, one {bot} other {bots}} on {instanceNumber} {instances, plural, one {instance} other {instances}}':
    '{botNumber} {bots, plural, one {Bot} other {Bots}} auf {instanceNumber} {instances, plural, one {Instanz} other {Instanzen}}',
  '{count, plural, one {# bot} other {# bots}} instead of {requested}':
    '{count, plural, one {# Bot} other {# Bots}} statt {requested}',
  '{count, plural, one {# group} other {# groups}}': '{count, plural, one {# Gruppe} other {# Gruppen}}',
  '{count, plural, one {# more bot} other {# more bots}}: {doing}':
    '{count, plural, one {# weiterer Bot} other {# weitere Bots}}: {doing}',
  '{count, plural, one {# sample file} other {# sample files}} copied':
    '{count, plural, one {# Beispieldatei kopiert} other {# Beispieldateien kopiert}}',
  '{count, plural, one {# simulated emulator} other {# simulated emulators}} on':
    '{count, plural, one {# simulierter Emulator läuft} other {# simulierte Emulatoren laufen}}',
  '{count, plural, one {1 group changes} other {# groups change}}':
    '{count, plural, one {1 Gruppe ändert sich} other {# Gruppen ändern sich}}',
  '{count, plural, one {1 group could not be stopped} other {# groups could not be stopped}}':
    '{count, plural, one {1 Gruppe konnte nicht gestoppt werden} other {# Gruppen konnten nicht gestoppt werden}}',
  '{count, plural, one {1 group is as it was before} other {# groups are as they were before}}':
    '{count, plural, one {1 Gruppe ist wieder wie vorher} other {# Gruppen sind wieder wie vorher}}',
  '{count, plural, one {1 group is stopping} other {# groups are stopping}}':
    '{count, plural, one {1 Gruppe stoppt} other {# Gruppen stoppen}}',
  '{count, plural, one {1 group kept its tags as they were} other {# groups kept their tags as they were}}':
    '{count, plural, one {1 Gruppe behielt ihre Schlagwörter} other {# Gruppen behielten ihre Schlagwörter}}',
  '{count, plural, one {1 group was deleted} other {# groups were deleted}}':
    '{count, plural, one {1 Gruppe wurde gelöscht} other {# Gruppen wurden gelöscht}}',
  '{count, plural, one {1 group was not deleted} other {# groups were not deleted}}':
    '{count, plural, one {1 Gruppe wurde nicht gelöscht} other {# Gruppen wurden nicht gelöscht}}',
  '{count, plural, one {1 group was not started} other {# groups were not started}}':
    '{count, plural, one {1 Gruppe wurde nicht gestartet} other {# Gruppen wurden nicht gestartet}}',
  '{count, plural, one {1 group was not taken back} other {# groups were not taken back}}':
    '{count, plural, one {1 Gruppe wurde nicht zurückgesetzt} other {# Gruppen wurden nicht zurückgesetzt}}',
  '{count, plural, one {1 group was started} other {# groups were started}}':
    '{count, plural, one {1 Gruppe wurde gestartet} other {# Gruppen wurden gestartet}}',
  '{count, plural, one {1 of them is running} other {# of them are running}}':
    '{count, plural, one {1 davon läuft} other {# davon laufen}}',
  '{count, plural, one {Delete 1 group?} other {Delete # groups?}}':
    '{count, plural, one {1 Gruppe löschen?} other {# Gruppen löschen?}}',
  '{count, plural, one {Delete 1 group} other {Delete # groups}}':
    '{count, plural, one {1 Gruppe löschen} other {# Gruppen löschen}}',
  '{count, plural, one {Leave what runs alone, and delete the 1 that does not run} other {Leave what runs alone, and delete the # that do not run}}':
    '{count, plural, one {Laufende in Ruhe lassen und die eine löschen, die nicht läuft} other {Laufende in Ruhe lassen und die # löschen, die nicht laufen}}',
  '{count, plural, one {Stop and delete 1 group} other {Stop and delete # groups}}':
    '{count, plural, one {1 Gruppe stoppen und löschen} other {# Gruppen stoppen und löschen}}',
  '{count, plural, one {Tags of 1 group} other {Tags of # groups}}':
    '{count, plural, one {Schlagwörter von 1 Gruppe} other {Schlagwörter von # Gruppen}}',
  '{count, plural, one {The tags of 1 group were changed} other {The tags of # groups were changed}}':
    '{count, plural, one {Die Schlagwörter von 1 Gruppe wurden geändert} other {Die Schlagwörter von # Gruppen wurden geändert}}',
  '{count, plural, one {once} other {# times}}': '{count, plural, one {einmal} other {# Mal}}',
  '{count} at work': '{count} bei der Arbeit',
  '{count} waiting for a retry': '{count} vor neuem Versuch',
  '{count} done': '{count} fertig',
  '{count} not shown': '{count} nicht angezeigt',
  '{count} paused': '{count} pausiert',
  '{count} queued': '{count} in der Warteschlange',
  '{count} selected': '{count} ausgewählt',
  '{count} starting': '{count} starten',
  '{count} stopped': '{count} gestoppt',
  '{count} tags': '{count} Schlagwörter',
  '{done} of {total} done': '{done} von {total} fertig',
  '{file} is a group of its own now': '{file} ist jetzt eine eigene Gruppe',
  '{file} is back': '{file} ist wieder da',
  '{file} was moved to the trash': '{file} wurde in den Papierkorb verschoben',
  '{live} of {count, plural, one {# bot} other {# bots}}':
    '{live} von {count, plural, one {# Bot} other {# Bots}}',
  '{number} {count, plural, one {failure} other {failures}}':
    '{number} {count, plural, one {Fehler} other {Fehler}}',
  '{number} {count, plural, one {iteration} other {iterations}}':
    '{number} {count, plural, one {Durchlauf} other {Durchläufe}}',
  '{number} {count, plural, one {restart} other {restarts}}':
    '{number} {count, plural, one {Neustart} other {Neustarts}}',
  '{often}, {pause} apart': '{often}, Abstand {pause}',
  '“{name}” is back; the broken file is in the trash':
    '„{name}“ ist wieder da; die defekte Datei liegt im Papierkorb',
  '“{name}” is running': '„{name}“ läuft',
  '“{tag}”: click to show only groups with this tag':
    '„{tag}“: Klicken zeigt nur Gruppen mit diesem Schlagwort',
  '“{tag}”: click to show other groups again': '„{tag}“: Klicken zeigt wieder die anderen Gruppen',
  '✓ all {count} done': '✓ alle {count} fertig',
  '✓ done': '✓ fertig',
};
