import type { Catalogue } from '../translate';

/** Fields and their values, problems of definitions and their fixes, files and imports. */
export const EXPLAINED_FILES: Catalogue = {
  // Fields
  Name: 'Name',
  Description: 'Beschreibung',
  Tags: 'Schlagwörter',
  Routine: 'Routine',
  Inputs: 'Eingaben',
  Bots: 'Bots',
  'Account pool': 'Kontenpool',
  'Check the routine': 'Routine prüfen',
  'Check templates': 'Bildvorlagen prüfen',
  'Check instances': 'Instanzen prüfen',
  'If an instance is in use': 'Wenn eine Instanz belegt ist',
  'How bots follow each other': 'Abfolge der Bots',
  'Pause between two bots': 'Pause zwischen zwei Bots',
  'Wait for an instance': 'Auf eine Instanz warten',
  'Start instances that are off': 'Ausgeschaltete Instanzen starten',
  'After a failure': 'Nach einem Fehler',
  Tries: 'Versuche',
  'First wait': 'Erste Wartezeit',
  'Longest wait': 'Längste Wartezeit',
  'Growth of the wait': 'Zunahme der Wartezeit',
  'Random share of the wait': 'Zufälliger Anteil der Wartezeit',
  'Forget failures after': 'Fehler vergessen nach',
  'Give up after failures': 'Aufgeben nach so vielen Fehlern',
  'When it gives up': 'Wann er aufgibt',
  'Give up within': 'Aufgeben innerhalb von',
  Repeat: 'Wiederholen',
  Iterations: 'Durchgänge',
  'Repeat until': 'Wiederholen bis',
  'Pause between iterations': 'Pause zwischen Durchgängen',
  // Their values
  'Use the other instances': 'Die anderen Instanzen verwenden',
  'Ask me': 'Nachfragen',
  'Do not start': 'Nicht starten',
  'Wait until it is free': 'Warten, bis sie frei ist',
  'Take it over': 'Übernehmen',
  'With a fixed pause': 'Mit fester Pause',
  'Try again': 'Noch einmal versuchen',
  'Leave the bot stopped': 'Den Bot gestoppt lassen',
  'Run once': 'Einmal ausführen',
  'A number of times': 'Eine bestimmte Anzahl',
  'Until a time': 'Bis zu einem Zeitpunkt',
  'Until the account pool is empty': 'Bis der Kontenpool leer ist',
  'Until it is stopped': 'Bis zum Stoppen',
  'No limit': 'Unbegrenzt',
  On: 'Ein',
  Off: 'Aus',
  // Problems of a definition
  'The group needs a name': 'Die Gruppe braucht einen Namen',
  'Any language, up to 80 characters.': 'In jeder Sprache, bis zu 80 Zeichen.',
  'The name is too long': 'Der Name ist zu lang',
  'Use at most {max} characters; the rest fits into the description.':
    'Höchstens {max} Zeichen verwenden; der Rest passt in die Beschreibung.',
  'Another group has this name': 'Eine andere Gruppe hat diesen Namen',
  'Another group is named “{name}”': 'Eine andere Gruppe heißt „{name}“',
  'The name holds invisible control characters': 'Der Name enthält unsichtbare Steuerzeichen',
  'Type the name anew.': 'Den Namen neu eingeben.',
  'No routine is chosen': 'Keine Routine ist ausgewählt',
  'Choose what the bots shall do.': 'Auswählen, was die Bots tun sollen.',
  'Routine “{name}” was not found': 'Die Routine „{name}“ wurde nicht gefunden',
  'Choose another, or put its file back into the routines folder.':
    'Eine andere wählen oder ihre Datei zurück in den Routinenordner legen.',
  'Did you mean “{suggestion}”? If not, choose another.':
    'Ist „{suggestion}“ gemeint? Sonst eine andere wählen.',
  'Routine “{name}” has mistakes': 'Die Routine „{name}“ hat Fehler',
  'Correct its file; Muster reads it again by itself.':
    'Ihre Datei berichtigen; Muster liest sie von selbst neu.',
  'The routine has no input “{name}”': 'Die Routine hat keine Eingabe „{name}“',
  'Remove it, or check its spelling in the routine.':
    'Entfernen oder die Schreibweise in der Routine prüfen.',
  'Did you mean “{suggestion}”? Use that, or remove it.':
    'Ist „{suggestion}“ gemeint? Das verwenden oder die Eingabe entfernen.',
  'Input “{name}” is missing': 'Die Eingabe „{name}“ fehlt',
  'The routine needs a value for it.': 'Die Routine braucht dafür einen Wert.',
  'Input “{name}” has a value that does not fit': 'Der Wert der Eingabe „{name}“ passt nicht',
  'No instance is chosen': 'Keine Instanz ist ausgewählt',
  'Choose at least one emulator or phone.': 'Mindestens einen Emulator oder ein Telefon auswählen.',
  'Instance {ref} is listed twice': 'Die Instanz {ref} ist doppelt aufgeführt',
  'Remove one of them.': 'Eine davon entfernen.',
  '“{ref}” is no instance reference': '„{ref}“ bezeichnet keine Instanz',
  'Write it as sim:1, usb:SERIAL, avd:NAME or tcp:HOST:PORT.':
    'Als sim:1, usb:SERIENNUMMER, avd:NAME oder tcp:HOST:PORT schreiben.',
  '{ref} stands for no instance yet': '{ref} steht noch für keine Instanz',
  'It came with an import. Replace it by one of your instances.':
    'Das kam mit einem Import. Durch eine eigene Instanz ersetzen.',
  'Instance {ref} was never seen here': 'Die Instanz {ref} wurde hier nie gesehen',
  'Start or connect it, or choose another.': 'Sie starten oder verbinden, oder eine andere wählen.',
  'Instance {ref} is not ready': 'Die Instanz {ref} ist nicht bereit',
  'Instance {ref} is {state}': 'Instanz {ref}: {state}',
  'A start waits for it until the time limit, then takes the next one.':
    'Ein Start wartet bis zum Zeitlimit auf sie und nimmt dann die nächste.',
  'Instance {ref} is also listed by another group': 'Die Instanz {ref} steht auch in einer anderen Gruppe',
  'Instance {ref} is also listed by “{name}”': 'Die Instanz {ref} steht auch in „{name}“',
  'Only one of them can use it at a time.': 'Nur eine von beiden kann sie gerade verwenden.',
  'Instance {ref} is held by another group': 'Die Instanz {ref} ist von einer anderen Gruppe belegt',
  'Instance {ref} is held by “{name}”': 'Die Instanz {ref} ist belegt von „{name}“',
  'What happens then is set under “If an instance is in use”.':
    'Was dann geschieht, steht unter „Wenn eine Instanz belegt ist“.',
  'At least one bot is needed': 'Mindestens ein Bot ist nötig',
  'Set the number of bots to 1 or more.': 'Die Anzahl der Bots auf 1 oder mehr setzen.',
  'More bots than instances': 'Mehr Bots als Instanzen',
  'Each bot needs its own instance: ask for at most {max}, or add instances.':
    'Jeder Bot braucht eine eigene Instanz: höchstens {max} verlangen oder Instanzen hinzufügen.',
  'Account pool “{name}” was not found': 'Der Kontenpool „{name}“ wurde nicht gefunden',
  'Clear the field, or add the pool’s file.': 'Das Feld leeren oder die Datei des Pools hinzufügen.',
  'Template “{name}” is missing': 'Die Bildvorlage „{name}“ fehlt',
  'The routine looks for this picture; add its file to the templates folder.':
    'Die Routine sucht nach diesem Bild; seine Datei in den Ordner der Bildvorlagen legen.',
  'Template “{name}” can’t be used': 'Die Bildvorlage „{name}“ ist nicht brauchbar',
  'Look at its files in the templates folder.': 'Ihre Dateien im Ordner der Bildvorlagen ansehen.',
  '{label} is out of range': '{label}: außerhalb des erlaubten Bereichs',
  'The file has a field Muster does not know: {key}': 'Die Datei hat ein Feld, das Muster nicht kennt: {key}',
  'It is kept as it is. Check its spelling if it should do something.':
    'Es bleibt, wie es ist. Soll es etwas bewirken, die Schreibweise prüfen.',
  'Expected: {expected}.': 'Erwartet: {expected}.',
  'Use {min} to {max}.': 'Erlaubt sind {min} bis {max}.',
  'Use {min} or more.': 'Erlaubt ist ab {min}.',
  'Use {max} or less.': 'Erlaubt ist bis {max}.',
  'Choose another value.': 'Einen anderen Wert wählen.',
  // Fixes
  'Name it': 'Namen geben',
  'Shorten it': 'Kürzen',
  'Rename it': 'Umbenennen',
  'Choose a routine': 'Routine auswählen',
  'Choose another routine': 'Andere Routine auswählen',
  'Choose another template': 'Andere Bildvorlage auswählen',
  'Enter a value': 'Wert eingeben',
  'Change the value': 'Wert ändern',
  'Choose instances': 'Instanzen auswählen',
  'Choose an instance for it': 'Eine Instanz dafür auswählen',
  'Connect it…': 'Verbinden …',
  'See the instance': 'Instanz ansehen',
  'Use {count, plural, one {# bot} other {# bots}}': '{count, plural, one {# Bot} other {# Bots}} verwenden',
  'Add instances': 'Instanzen hinzufügen',
  'Clear the pool': 'Keinen Pool verwenden',
  'Choose another pool': 'Anderen Pool auswählen',
  'Start the simulator': 'Simulator starten',
  'Use {ref}': '{ref} verwenden',
  'Use {ref} for it': '{ref} dafür verwenden',
  'Use {ref} instead': 'Stattdessen {ref} verwenden',
  'Remove it from the list': 'Aus der Liste entfernen',
  'Remove “{name}”': '„{name}“ entfernen',
  'Use it as “{name}”': 'Als „{name}“ verwenden',
  'Use the default: {value}': 'Vorgabe verwenden: {value}',
  // Files
  'Correct the file in a text editor; it is read again as soon as it is saved.':
    'Die Datei in einem Texteditor berichtigen; sie wird neu gelesen, sobald sie gespeichert ist.',
  'The file is not UTF-8 text': 'Die Datei ist kein UTF-8-Text',
  'Save it as UTF-8 in a text editor.': 'In einem Texteditor als UTF-8 speichern.',
  'The file does not hold what belongs here': 'Die Datei enthält nicht, was hierher gehört',
  'Written by a newer Muster (format {version}, this one reads {supported})':
    'Von einem neueren Muster geschrieben (Format {version}, dieses liest {supported})',
  'Update Muster to use it. The file is left alone.':
    'Zum Verwenden Muster aktualisieren. Die Datei bleibt unberührt.',
  'Has the same id as {file}': 'Hat dieselbe Kennung wie {file}',
  'It looks like a copy. Give it another id, or remove one of the two files.':
    'Sie sieht wie eine Kopie aus. Ihr eine andere Kennung geben oder eine der beiden Dateien entfernen.',
  'Too large: {size}, at most {limit} are read': 'Zu groß: {size}, gelesen werden höchstens {limit}',
  'Such a large file hardly belongs here; move it elsewhere.':
    'Eine so große Datei gehört kaum hierher; woandershin verschieben.',
  'Can’t be read: {reason}': 'Nicht lesbar: {reason}',
  'Check the permissions of the file. It is tried again when it changes.':
    'Die Rechte der Datei prüfen. Sobald sie sich ändert, wird es erneut versucht.',
  'Line {line}: {text}': 'Zeile {line}: {text}',
  'Line {line}, column {column}: {text}': 'Zeile {line}, Spalte {column}: {text}',
  '{count, plural, one {# more problem} other {# more problems}} in this file.':
    '{count, plural, one {# weiteres Problem} other {# weitere Probleme}} in dieser Datei.',
  // Imports
  Group: 'Gruppe',
  'Bundle of groups': 'Bündel von Gruppen',
  'List of groups': 'Liste von Gruppen',
  'Share string': 'Freigabetext',
  'Earlier program, JSON': 'Früheres Programm, JSON',
  'Earlier program, YAML': 'Früheres Programm, YAML',
  Added: 'Hinzugefügt',
  Replaced: 'Ersetzt',
  'Added under another name': 'Unter anderem Namen hinzugefügt',
  'Left out': 'Ausgelassen',
  'The same already': 'Schon gleich',
  'Not imported': 'Nicht importiert',
  'Not reached': 'Nicht erreicht',
  'Correct the file in a text editor and choose it again.':
    'Die Datei in einem Texteditor berichtigen und noch einmal auswählen.',
  'The share string was made by a newer Muster (version {version}, this one reads {supported})':
    'Der Freigabetext stammt von einem neueren Muster (Version {version}, dieses liest {supported})',
  'Update Muster, or ask for the group as a file.':
    'Muster aktualisieren oder um die Gruppe als Datei bitten.',
  'There is no group in it': 'Darin ist keine Gruppe',
  'There is no group in it: it looks like {looksLike}':
    'Darin ist keine Gruppe: Es sieht aus wie {looksLike}',
  'Choose a file that Muster or the earlier program saved a group in.':
    'Eine Datei wählen, in der Muster oder das frühere Programm eine Gruppe gespeichert hat.',
  'There is nothing in it': 'Darin ist nichts',
  'Check that it is the right file.': 'Prüfen, ob es die richtige Datei ist.',
  'More than {limit, plural, one {# group} other {# groups}}':
    'Mehr als {limit, plural, one {# Gruppe} other {# Gruppen}}',
  'Import them in several goes. Those beyond the limit are left out.':
    'In mehreren Durchgängen importieren. Was über das Limit hinausgeht, bleibt weg.',
  'Check that the file is there and may be read.': 'Prüfen, ob die Datei da ist und gelesen werden darf.',
  '{count, plural, one {# more problem} other {# more problems}} in it.':
    '{count, plural, one {# weiteres Problem} other {# weitere Probleme}} darin.',
  'The share string is cut off': 'Der Freigabetext ist abgeschnitten',
  'Copy all of it, from “MUSTER1:” to the end. Some messengers shorten long lines; send it as a file then.':
    'Alles kopieren, von „MUSTER1:“ bis zum Ende. Manche Messenger kürzen lange Zeilen; dann als Datei senden.',
  'The share string was changed on its way: its checksum does not fit':
    'Der Freigabetext wurde unterwegs verändert: Seine Prüfsumme passt nicht',
  'Copy it again, or ask for the group as a file.':
    'Noch einmal kopieren oder um die Gruppe als Datei bitten.',
  'The share string holds characters that don’t belong there':
    'Der Freigabetext enthält Zeichen, die nicht hineingehören',
  'Copy only the string itself, without text around it.':
    'Nur den Freigabetext selbst kopieren, ohne Text drumherum.',
  'The share string can’t be unpacked': 'Der Freigabetext lässt sich nicht entpacken',
  'Ask for it again, or for the group as a file.': 'Noch einmal darum bitten, oder um die Gruppe als Datei.',
  'The share string holds more than can be imported':
    'Der Freigabetext enthält mehr, als importiert werden kann',
  'Ask for the groups in several parts.': 'Um die Gruppen in mehreren Teilen bitten.',
  '{label}: “{from}” becomes “{to}”': '{label}: Aus „{from}“ wird „{to}“',
  '{label}: “{from}” is not known here; “{to}” comes closest':
    '{label}: „{from}“ ist hier nicht bekannt; „{to}“ kommt am nächsten',
  '{key} is left out: it has no meaning here': '{key} fällt weg: Es hat hier keine Bedeutung',
  '{label}: nothing usable was given; “{to}” is used':
    '{label}: Nichts Brauchbares angegeben; verwendet wird „{to}“',
  'The name is shortened to “{to}”': 'Der Name wird zu „{to}“ gekürzt',
  'It started again by itself after each success; here it runs once. Choose a repetition to loop.':
    'Es begann nach jedem Erfolg von selbst wieder; hier läuft es einmal. Für eine Schleife eine Wiederholung wählen.',
  'Only the first of its account pools is used: {to}': 'Nur der erste der Kontenpools wird verwendet: {to}',
  'Its routine came with it and is called “{to}” here: “{from}” becomes “{to}”':
    'Seine Routine kam mit und heißt hier „{to}“: aus „{from}“ wird „{to}“',
  '{label} is a secret and was not handed on: enter it before the start':
    '{label} ist geheim und wurde nicht weitergegeben: vor dem Start eingeben',
};
