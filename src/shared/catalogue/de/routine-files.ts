import type { Catalogue } from '../translate';

/** German of how files of routines come, are made and go. */
export const ROUTINE_FILES: Catalogue = {
  'Drop to import routines': 'Loslassen, um Routinen zu importieren',
  'Give it a name; folders stand before it: farm/daily.':
    'Einen Namen geben; Ordner stehen davor: farm/taeglich.',
  'Make it shorter, or use fewer folders.': 'Kürzer machen oder weniger Ordner verwenden.',
  'Leave out \\ : * ? " < > | and dots or spaces at the end of a part.':
    '\\ : * ? " < > | weglassen, ebenso Punkte oder Leerzeichen am Ende eines Teils.',
  'No part of it may begin with a dot, or lead out of its folder.':
    'Kein Teil davon darf mit einem Punkt beginnen oder aus dem Ordner hinausführen.',
  'Some systems keep this name for devices. Choose another.':
    'Manche Systeme behalten diesen Namen für Geräte. Einen anderen wählen.',
  'There is already a routine named “{name}”': 'Es gibt schon eine Routine namens „{name}“',
  '“{name}” can’t be the name of a routine': '„{name}“ kann keine Routine heißen',
  'Its file goes to the trash, where it stays for 30 days. Bots that run it now finish with it.':
    'Die Datei kommt in den Papierkorb und bleibt dort 30 Tage. Bots, die sie jetzt ausführen, beenden sie damit.',
  '{count, plural, one {One place needs it} other {# places need it}} and can’t run without it':
    '{count, plural, one {Eine Stelle braucht} other {# Stellen brauchen}} sie und {count, plural, one {kann} other {können}} ohne sie nicht laufen',
  'Routines of Muster, YAML files of the earlier program, and pipelines of MaaFramework (JSON). Groups and pools among them come along.':
    'Routinen von Muster, YAML-Dateien des früheren Programms und Pipelines von MaaFramework (JSON). Gruppen und Pools darunter kommen mit.',
  '{count, plural, one {One file holds groups} other {# files hold groups}}: they are shown after this import':
    '{count, plural, one {Eine Datei enthält} other {# Dateien enthalten}} Gruppen: Sie werden nach diesem Import gezeigt',
  '“{name}” has changed meanwhile; nothing was written':
    '„{name}“ hat sich inzwischen geändert; nichts wurde geschrieben',
  'Look at the table again, then import.': 'Die Tabelle noch einmal ansehen, dann importieren.',
  'Put them into the folder': 'In diesen Ordner legen',
  'The files are being looked at again': 'Die Dateien werden noch einmal angesehen',
  'No routine is chosen for the import': 'Keine Routine ist für den Import gewählt',
  'Nothing has been written. Names and choices you made here are lost.':
    'Es wurde nichts geschrieben. Namen und Auswahl von hier gehen verloren.',
  'Turning them into routines': 'Werden in Routinen umgewandelt',
  'Name here': 'Name hier',
  'Folders stand before it: farm/daily. Calls among these files follow.':
    'Ordner stehen davor: farm/taeglich. Aufrufe unter diesen Dateien folgen.',
  'What is different': 'Was anders ist',
  'Nothing: the file is taken as it is.': 'Nichts: Die Datei wird genommen, wie sie ist.',
  'Nothing: every step means the same here.': 'Nichts: Jeder Schritt bedeutet hier dasselbe.',
  'The first {count} of {all} are listed.': 'Die ersten {count} von {all} stehen da.',
  'What is wrong with the routine it becomes': 'Was mit der Routine nicht stimmt, die daraus wird',
  'Nothing: it can run.': 'Nichts: Sie kann laufen.',
  'Every value is taken over.': 'Jeder Wert wird übernommen.',
  'Comes next': 'Kommt danach',
  'Its groups come next': 'Seine Gruppen kommen danach',
  'No routine comes of it': 'Es wird keine Routine daraus',
  'As it is': 'Wie sie ist',
  'All of it': 'Alles',
  '{count} not taken over': '{count} nicht übernommen',
  '{count} nearly the same': '{count} fast gleich',
  '{count} taken over': '{count} übernommen',
  'It needs another name': 'Braucht einen anderen Namen',
  'There is another one named “{name}”': 'Eine andere heißt schon „{name}“',
  'Needs your consent before it runs': 'Braucht vor dem Start eine Zustimmung',
  'wrong with it|Nothing': 'Alles in Ordnung',
  'Routine and where it comes from': 'Routine und woher sie kommt',
  'How it is taken over': 'Wie sie übernommen wird',
  'What is wrong with it': 'Was nicht stimmt',
  'It is larger than {limit}: no routine is': 'Größer als {limit}: Das ist keine Routine',
  'It could not be read': 'Ließ sich nicht lesen',
  'At most {limit, number} files are imported at once. {count, plural, one {One more is} other {{count, number} more are}} left out: import them by themselves.':
    'Höchstens {limit, number} Dateien werden auf einmal importiert. {count, plural, one {Eine weitere bleibt} other {{count, number} weitere bleiben}} außen vor: Bitte für sich importieren.',
  'Routine of Muster': 'Routine von Muster',
  'Routine of the earlier program': 'Routine des früheren Programms',
  'Pipeline of MaaFramework': 'Pipeline von MaaFramework',
  'List of templates': 'Liste von Bildvorlagen',
  Picture: 'Bild',
  Unknown: 'Unbekannt',
  'Nearly the same': 'Fast gleich',
  'Not taken over': 'Nicht übernommen',
  'There is no routine in it.': 'Darin ist keine Routine.',
  '{count, plural, one {# routine} other {# routines}} found. Nothing is written before you press Import.':
    '{count, plural, one {# Routine} other {# Routinen}} gefunden. Vor „Importieren“ wird nichts geschrieben.',
  '{count} can’t be used': '{count} nicht brauchbar',
  '{routines, plural, one {# routine} other {# routines}} and {pools, plural, one {# pool} other {# pools}} imported':
    '{routines, plural, one {# Routine} other {# Routinen}} und {pools, plural, one {# Pool} other {# Pools}} importiert',
  '“{name}” was imported': '„{name}“ wurde importiert',
  '{count, plural, one {# routine} other {# routines}} imported':
    '{count, plural, one {# Routine} other {# Routinen}} importiert',
  '{title} (copy)': '{title} (Kopie)',
  '“{name}” was made': '„{name}“ wurde angelegt',
  'Duplicate “{name}”': '„{name}“ duplizieren',
  Title: 'Titel',
  'What people read in lists. Without one it is the name.':
    'Was Menschen in Listen lesen. Ohne Titel ist es der Name.',
  'Make it': 'Anlegen',
  Empty: 'Leer',
  'One step, and where to find the others.': 'Ein Schritt, und wo die anderen stehen.',
  'Tap again and again': 'Immer wieder tippen',
  'An input for how often, places in percent, a pause.':
    'Eine Eingabe für die Anzahl, Stellen in Prozent, eine Pause.',
  'Wait for something': 'Auf etwas warten',
  'Looks for colours and acts on what comes first.': 'Sucht Farben und handelt nach dem, was zuerst kommt.',
  'Until it is enough': 'Bis es genug ist',
  'A variable, a loop with a condition, and a limit.':
    'Eine Variable, eine Schleife mit Bedingung und eine Grenze.',
  'With an account': 'Mit einem Konto',
  'Takes one from the group’s pool; says what to do when it fails.':
    'Nimmt eines aus dem Pool der Gruppe; sagt, was bei einem Fehler geschieht.',
  'Begin with': 'Beginnen mit',
  'Sample: {title}': 'Beispiel: {title}',
  '“{old}” is called “{name}” now': '„{old}“ heißt jetzt „{name}“',
  'Rename “{name}”': '„{name}“ umbenennen',
  '{count, plural, one {One place names it and needs the new name} other {# places name it and need the new name}}':
    '{count, plural, one {Eine Stelle nennt sie und braucht} other {# Stellen nennen sie und brauchen}} den neuen Namen',
  'Of its file; groups and other routines call it so. Folders stand before it: farm/daily.':
    'Der ihrer Datei; Gruppen und andere Routinen nennen sie so. Ordner stehen davor: farm/taeglich.',
  'Group “{name}”': 'Gruppe „{name}“',
  'Routine “{name}”': 'Routine „{name}“',
  'Template “{name}”': 'Vorlage „{name}“',
  'Pool “{name}”': 'Pool „{name}“',
  'The import was undone': 'Der Import wurde rückgängig gemacht',
  'Not all of the import was undone': 'Nicht alles vom Import wurde rückgängig gemacht',
  'Changed since, so it stays: {files}': 'Seitdem geändert, bleibt also: {files}',
  '{count, plural, one {# pool was} other {# pools were}} not imported':
    '{count, plural, one {# Pool wurde} other {# Pools wurden}} nicht importiert',
  'There is one of the same name, or it could not be read: {names}':
    'Es gibt einen gleichen Namens, oder er ließ sich nicht lesen: {names}',
};
