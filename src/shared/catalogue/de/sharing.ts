import type { Catalogue } from '../translate';

/** Importing and exporting groups. */
export const SHARING: Catalogue = {
  'Set all': 'Für alle wählen',
  'As suggested': 'Wie vorgeschlagen',
  'Discard this import?': 'Diesen Import verwerfen?',
  'Nothing has been written. What was chosen for the groups is lost.':
    'Es wurde noch nichts geschrieben. Die Auswahl für die Gruppen geht verloren.',
  'Keep choosing': 'Weiter auswählen',
  Form: 'Form',
  'A JSON file that Muster imports anywhere. Routines, templates and account pools are not in it.':
    'Eine JSON-Datei, die jedes Muster importieren kann. Routinen, Vorlagen und Konten-Pools sind nicht enthalten.',
  'A line of text to paste into a chat; Muster recognises it on paste. Routines, templates and account pools are not in it.':
    'Eine Textzeile zum Einfügen in einen Chat; Muster erkennt sie beim Einfügen. Routinen, Vorlagen und Konten-Pools sind nicht enthalten.',
  'Export “{name}”': '„{name}“ exportieren',
  'Export {count, plural, one {# group} other {# groups}}':
    '{count, plural, one {# Gruppe} other {# Gruppen}} exportieren',
  'Being made…': 'Wird erstellt …',
  '{count, plural, one {# character} other {# characters}}':
    '{count, plural, one {# Zeichen} other {# Zeichen}}',
  'There is nothing to hand on yet': 'Es gibt noch nichts weiterzugeben',
  '{file} was handed to the downloads': '{file} liegt bei den Downloads',
  'The share string is in the clipboard': 'Der Freigabetext ist in der Zwischenablage',
  'Save file': 'Datei speichern',
  New: 'Neu',
  'The same is here already': 'Genau so schon vorhanden',
  'Same group': 'Dieselbe Gruppe',
  'Same name': 'Derselbe Name',
  'Comes twice: also in {source}': 'Doppelt enthalten: auch in {source}',
  'Saved as': 'Gespeichert als',
  '{count, plural, one {# value differs} other {# values differ}}':
    '{count, plural, one {# Wert weicht ab} other {# Werte weichen ab}}',
  'No routine': 'Keine Routine',
  Pool: 'Pool',
  '{bots, plural, one {# bot} other {# bots}} on {instances, plural, one {# instance} other {# instances}}':
    '{bots, plural, one {# Bot} other {# Bots}} auf {instances, plural, one {# Instanz} other {# Instanzen}}',
  '{count, plural, one {# value taken over in another way} other {# values taken over in another way}}':
    '{count, plural, one {# Wert anders übernommen} other {# Werte anders übernommen}}',
  'missing here|Nothing': 'Nichts',
  'and {count} more': 'und {count} weitere',
  'Drop files or a folder anywhere in this window':
    'Dateien oder einen Ordner irgendwo in diesem Fenster ablegen',
  'Groups saved by Muster, bundles of them, share strings, and the JSON or YAML of the earlier program.':
    'Von Muster gespeicherte Gruppen, Sammlungen davon, Freigabetexte sowie JSON oder YAML des früheren Programms.',
  'Choose files…': 'Dateien auswählen …',
  'Choose a folder…': 'Ordner auswählen …',
  'Paste something first': 'Zuerst etwas einfügen',
  'Or paste a share string': 'Oder einen Freigabetext einfügen',
  'It begins with MUSTER1: – the text of a file will do as well.':
    'Er beginnt mit MUSTER1: – der Inhalt einer Datei geht ebenso.',
  'Read pasted text': 'Eingefügten Text lesen',
  'Read the files again': 'Dateien neu lesen',
  'Looking again': 'Wird neu geprüft',
  'verb|Import': 'Importieren',
  'Import {count}': '{count} importieren',
  'The groups are being looked at again': 'Die Gruppen werden gerade neu geprüft',
  'Read the files again first': 'Zuerst die Dateien neu lesen',
  'No group is chosen for the import': 'Für den Import ist keine Gruppe ausgewählt',
  'Import groups': 'Gruppen importieren',
  'Reading…': 'Wird gelesen …',
  'Importing…': 'Wird importiert …',
  'Import ended': 'Import beendet',
  'Reading the files': 'Die Dateien werden gelesen',
  'Stopping before the next file': 'Hält vor der nächsten Datei an',
  'The import ended: see the table': 'Der Import ist beendet: siehe Tabelle',
  'These files are not read': 'Diese Dateien werden nicht gelesen',
  'Instances are named by number': 'Instanzen sind nur nummeriert',
  'Choose which instance here each number stands for. What is left open can be set later in the group.':
    'Hier festlegen, für welche Instanz jede Nummer steht. Was offen bleibt, lässt sich später in der Gruppe einstellen.',
  'Map in order': 'Der Reihe nach zuordnen',
  'No instance is known here yet': 'Hier ist noch keine Instanz bekannt',
  'Instance for {placeholder}': 'Instanz für {placeholder}',
  'Leave open': 'Offen lassen',
  'Comparing with the groups that are here': 'Vergleich mit den vorhandenen Gruppen',
  'File {number} of {total}': 'Datei {number} von {total}',
  'Files read': 'Gelesene Dateien',
  'Nothing is written yet.': 'Es wird noch nichts geschrieben.',
  'Groups written': 'Geschriebene Gruppen',
  '{done} of {total, plural, one {# group} other {# groups}} written':
    '{done} von {total, plural, one {# Gruppe} other {# Gruppen}} geschrieben',
  'Each file is written whole or not at all. What is written can be undone.':
    'Jede Datei wird ganz oder gar nicht geschrieben. Der Import lässt sich rückgängig machen.',
  'verb|Stop': 'Stoppen',
  Results: 'Ergebnisse',
  From: 'Aus',
  'What happened': 'Was geschah',
  'Undo what was imported': 'Import rückgängig machen',
  'What it changes here': 'Was sich hier ändert',
  'It is new: there is no group with this name or id.':
    'Die Gruppe ist neu: Es gibt keine mit diesem Namen oder dieser ID.',
  'The group that is here says the same.': 'Die vorhandene Gruppe enthält dasselbe.',
  'What is missing here': 'Was hier fehlt',
  'Nothing: it could start as it is.': 'Nichts: Die Gruppe könnte so starten.',
  'Taken over in another way': 'Anders übernommen',
  'Details of {name}': 'Details zu {name}',
  'What to do with {name}': 'Was mit {name} geschehen soll',
  'Entry {number}': 'Eintrag {number}',
  'Can’t be imported': 'Nicht importierbar',
  'no. {number}': 'Nr. {number}',
  Untitled: 'Ohne Namen',
  'Pasted text': 'Eingefügter Text',
  'Groups found': 'Gefundene Gruppen',
  'Group and where it comes from': 'Gruppe und Herkunft',
  'What it will do': 'Was sie tun wird',
  Choice: 'Auswahl',
  'Show more: {count, plural, one {# is} other {# are}} not listed yet':
    'Mehr anzeigen: {count, plural, one {# ist} other {# sind}} noch nicht aufgeführt',
  'They are imported all the same, as suggested or set for all.':
    'Importiert werden sie trotzdem: wie vorgeschlagen oder für alle gewählt.',
  'verb|Add': 'Hinzufügen',
  'verb|Replace': 'Ersetzen',
  'verb|Keep both': 'Beide behalten',
  'verb|Skip': 'Auslassen',
  'Nothing to import': 'Nichts zu importieren',
  'Nothing is imported: {rest}': 'Es wird nichts importiert: {rest}',
  '{count} new': '{count} neu',
  '{count} replaced': '{count} ersetzt',
  '{count} kept as copy': '{count} als Kopie',
  'Import {total}: {what}': '{total} importieren: {what}',
  'Import {total}: {what}; {rest}': '{total} importieren: {what}; {rest}',
  '{count} left out': '{count} ausgelassen',
  '{count} can’t be read': '{count} nicht lesbar',
  '{count, plural, one {# group} other {# groups}} found. Nothing is written before you press Import.':
    '{count, plural, one {# Gruppe} other {# Gruppen}} gefunden. Geschrieben wird erst nach „Importieren“.',
  '{count, plural, one {# group} other {# groups}} found, {refused} can’t be read. Nothing is written before you press Import.':
    '{count, plural, one {# Gruppe} other {# Gruppen}} gefunden, {refused} nicht lesbar. Geschrieben wird erst nach „Importieren“.',
  'Nothing had to be changed': 'Es war nichts zu ändern',
  '{count, plural, one {# group} other {# groups}} imported':
    '{count, plural, one {# Gruppe} other {# Gruppen}} importiert',
  '{count} failed': '{count} fehlgeschlagen',
  '{count} not reached': '{count} nicht mehr begonnen',
  'The folder holds more than is read at once: only the first {count} files are here. Choose a smaller folder for the others.':
    'Der Ordner enthält mehr, als auf einmal gelesen wird: Nur die ersten {count} Dateien sind hier. Für die übrigen einen kleineren Ordner auswählen.',
  'Files or folders that could not be opened: {count}.':
    'Dateien oder Ordner, die sich nicht öffnen ließen: {count}.',
  'Files left aside because they are neither groups, routines, accounts nor text: {count}.':
    'Nicht beachtete Dateien (weder Gruppe noch Routine, Konten oder Text): {count}.',
  'There is nothing in this folder that could be imported':
    'In diesem Ordner ist nichts, was sich importieren ließe',
  'Skip this import': 'Diesen Import überspringen',
  'Nothing has been written, and what waits is not imported either.':
    'Geschrieben wurde nichts, und auch was noch wartet, wird nicht importiert.',
  '{count, plural, one {One file holds routines} other {# files hold routines}}: they are shown after this import':
    '{count, plural, one {Eine Datei enthält} other {# Dateien enthalten}} Routinen: Sie werden nach diesem Import gezeigt',
  '{count, plural, one {One file holds accounts} other {# files hold accounts}}: they are shown after this import':
    '{count, plural, one {Eine Datei enthält} other {# Dateien enthalten}} Konten: Sie werden nach diesem Import gezeigt',
  'Not everything in the folder is read': 'Nicht alles im Ordner wird gelesen',
  'Secrets are left out': 'Geheimes bleibt außen vor',
  'Whoever imports the groups is asked for their own.':
    'Wer die Gruppen importiert, wird nach den eigenen Angaben gefragt.',
  'verb|Undo': 'Rückgängig',
  'The import was undone: {count, plural, one {# group} other {# groups}} as before':
    'Import rückgängig gemacht: {count, plural, one {# Gruppe} other {# Gruppen}} wie zuvor',
  '{file} was changed since the import and stays as it is.':
    '{file} wurde seit dem Import geändert und bleibt, wie sie ist.',
  '{file} could not be written.': '{file} ließ sich nicht schreiben.',
  '{file} can’t come back: its name is taken by another group.':
    '{file} kann nicht zurückkehren: Ihren Namen hat inzwischen eine andere Gruppe.',
  '{undone, plural, one {# group} other {# groups}} as before, {left, plural, one {# file} other {# files}} left as they are':
    '{undone, plural, one {# Gruppe} other {# Gruppen}} wie zuvor, {left, plural, one {# Datei} other {# Dateien}} unverändert',
  '{count, plural, one {There is # more.} other {There are # more.}}':
    '{count, plural, one {Noch # weitere.} other {Noch # weitere.}}',
};
