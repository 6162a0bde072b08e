import type { Catalogue } from '../translate';

/** German of templates, the pictures that routines look for: `Bildvorlagen`, for groups have `Vorlagen` too. */
export const TEMPLATES: Catalogue = {
  'picture|Templates': 'Bildvorlagen',
  'Picture templates': 'Bildvorlagen',
  'Picture template': 'Bildvorlage',
  'picture|there is no such template yet': 'diese Bildvorlage gibt es noch nicht',
  'picture|{count, plural, one {# template} other {# templates}}':
    '{count, plural, one {# Bildvorlage} other {# Bildvorlagen}}',
  'picture|Search templates': 'Bildvorlagen durchsuchen',
  'Not used': 'Ungenutzt',
  'Cut from a screen…': 'Ausschneiden …',
  'Cut a template from a screen': 'Bildvorlage aus einem Bildschirm ausschneiden',
  'picture|Choose a template to see its picture, where it is looked for and who needs it.':
    'Eine Bildvorlage auswählen, um ihr Bild zu sehen, wo sie gesucht wird und wer sie braucht.',
  'picture|No template matches': 'Keine Bildvorlage passt',
  'picture|Show all templates': 'Alle Bildvorlagen zeigen',
  'Search looks at names, descriptions and tags.': 'Gesucht wird in Namen, Beschreibungen und Schlagwörtern.',
  'picture|No templates yet': 'Noch keine Bildvorlagen',
  'A template is a small picture that a routine looks for on the screen: a button, an icon, a word. Cut one out of the screen of an instance; it is saved as a PNG in the folder “templates” of your data folder.':
    'Eine Bildvorlage ist ein kleines Bild, das eine Routine auf dem Bildschirm sucht: ein Knopf, ein Symbol, ein Wort. Schneide eine aus dem Bildschirm einer Instanz aus; sie wird als PNG im Ordner „templates“ deines Datenordners gespeichert.',
  // One template
  'Try it…': 'Ausprobieren …',
  'picture|Try template {name} on a screen': 'Bildvorlage {name} an einem Bildschirm ausprobieren',
  'picture|More actions for template {name}': 'Weitere Aktionen für Bildvorlage {name}',
  'Change…': 'Ändern …',
  'What is written beside the picture': 'Was neben dem Bild geschrieben steht',
  'Routines call it so': 'So heißt sie in Routinen',
  '{file}, line {line, number}': '{file}, Zeile {line, number}',
  'How it is looked for': 'Wie sie gesucht wird',
  'picture|Picture of template {name}': 'Bild der Bildvorlage {name}',
  Size: 'Größe',
  'No picture that can be used': 'Kein brauchbares Bild',
  Threshold: 'Schwelle',
  '{threshold}: so alike a place has to be, 1 is the same':
    '{threshold}: So ähnlich muss eine Stelle sein, 1 ist gleich',
  Where: 'Wo',
  'Cut from': 'Ausgeschnitten aus',
  Compared: 'Verglichen',
  'Red, green and blue': 'Rot, Grün und Blau',
  'Brightness alone, which is faster': 'Nur die Helligkeit, das ist schneller',
  'Sizes tried': 'Versuchte Größen',
  Mask: 'Maske',
  'For other screens': 'Für andere Bildschirme',
  'On the whole screen, unless a routine says where':
    'Auf dem ganzen Bildschirm, wenn keine Routine sagt, wo',
  'A screen of {size}; on others it is looked for larger or smaller':
    'Einem Bildschirm von {size}; auf anderen wird sie größer oder kleiner gesucht',
  'Nobody wrote down which screen; it is looked for at its own size':
    'Aus welchem Bildschirm, ist nicht notiert; sie wird in ihrer eigenen Größe gesucht',
  'No routine or group names it. One that makes up the name as it runs is not seen here.':
    'Keine Routine oder Gruppe nennt sie. Eine, die den Namen erst im Lauf bildet, ist hier nicht zu sehen.',
  '{width} × {height}': '{width} × {height}',
  '{width} × {height} from {x}, {y}': '{width} × {height} ab {x}, {y}',
  '{width} × {height} from {x}, {y} of a screen of {screen}':
    '{width} × {height} ab {x}, {y} eines Bildschirms von {screen}',
  '{percent} %': '{percent} %',
  'Its picture and what stands beside it go to the trash, where they stay for 30 days.':
    'Ihr Bild und was daneben steht kommen in den Papierkorb und bleiben dort 30 Tage.',
  '{count, plural, one {One place needs it: {names}.} other {# places need it: {names}.}}':
    '{count, plural, one {Eine Stelle braucht sie: {names}.} other {# Stellen brauchen sie: {names}.}}',
  // Changing
  'picture|Change “{name}”': '„{name}“ ändern',
  'picture|Template “{name}” is saved': 'Bildvorlage „{name}“ ist gespeichert',
  'Some fields need another look': 'Einige Felder stimmen noch nicht',
  'Cut from a screen of': 'Ausgeschnitten aus einem Bildschirm von',
  'Width and height in pixels, such as 540x960. On other screens it is looked for larger or smaller.':
    'Breite und Höhe in Pixeln, zum Beispiel 540x960. Auf anderen Bildschirmen wird sie größer oder kleiner gesucht.',
  'Write it like 540x960': 'So schreiben: 540x960',
  'Look on the whole screen': 'Auf dem ganzen Bildschirm suchen',
  'Pixels, or a share such as 50%': 'Pixel oder ein Anteil wie 50%',
  'Where to look: pixels, or shares such as 50%': 'Wo gesucht wird: Pixel oder Anteile wie 50%',
  'How alike a place has to be; 1 is the same.': 'Wie ähnlich eine Stelle sein muss; 1 ist gleich.',
  'Compare colors too': 'Auch Farben vergleichen',
  'Slower; for things that differ in color alone.':
    'Langsamer; für Dinge, die sich nur in der Farbe unterscheiden.',
  'From the left': 'Von links',
  'From the top': 'Von oben',
  Width: 'Breite',
  Height: 'Höhe',
  // Cutting
  'picture|Routines call it so. Folders stand before it: shop/claim.':
    'So heißt sie in Routinen. Ordner stehen davor: shop/claim.',
  'Look only near this place': 'Nur nahe dieser Stelle suchen',
  'Faster; for what does not move.': 'Schneller; für das, was sich nicht bewegt.',
  'Rectangle, in pixels': 'Rechteck, in Pixeln',
  'What is cut': 'Was ausgeschnitten wird',
  'Screen to cut from': 'Bildschirm, aus dem ausgeschnitten wird',
  Smaller: 'Kleiner',
  Larger: 'Größer',
  Fit: 'Einpassen',
  'Drag a rectangle. Arrow keys move it, with Shift they resize it, with Ctrl by ten pixels.':
    'Ein Rechteck aufziehen. Pfeiltasten bewegen es, mit Umschalt ändern sie die Größe, mit Strg um zehn Pixel.',
  'Screen of {name}': 'Bildschirm von {name}',
  'It is too large for a template. Cut out the part that matters.':
    'Zu groß für eine Bildvorlage. Den Teil ausschneiden, auf den es ankommt.',
  'The picture could not be cut': 'Das Bild ließ sich nicht ausschneiden',
  'Take it again.': 'Noch einmal aufnehmen.',
  'None is ready': 'Keine ist bereit',
  'Choose one': 'Eine auswählen',
  'No instance is ready; start an emulator or connect one first':
    'Keine Instanz ist bereit; erst einen Emulator starten oder verbinden',
  // Trying
  'picture|Try “{name}”': '„{name}“ ausprobieren',
  'The screen is shown here, with the place that was found.':
    'Hier erscheint der Bildschirm mit der gefundenen Stelle.',
  Looking: 'Es wird gesucht',
  'Look now': 'Jetzt suchen',
  'Look again': 'Noch einmal suchen',
  'Screen with “{name}” found': 'Bildschirm, auf dem „{name}“ gefunden wurde',
  'Screen on which “{name}” was looked for': 'Bildschirm, auf dem „{name}“ gesucht wurde',
  Found: 'Gefunden',
  'Not found': 'Nicht gefunden',
  'Nothing there is even {least} alike; {threshold} is asked.':
    'Nichts dort ist auch nur {least} ähnlich; verlangt ist {threshold}.',
  'The most alike place is shown.': 'Gezeigt wird die ähnlichste Stelle.',
  'Most alike': 'Am ähnlichsten',
  '{score} at {x}, {y}': '{score} bei {x}, {y}',
  'Next best place': 'Nächstbeste Stelle',
  'On the whole screen': 'Auf dem ganzen Bildschirm',
  'In the dashed area': 'Im gestrichelten Bereich',
  Took: 'Dauer',
  '{ms} ms with the picture': '{ms} ms mit der Aufnahme',
  'A threshold of {score} or less finds it here.': 'Mit einer Schwelle bis {score} wird sie hier gefunden.',
  'A threshold of {score} or less finds it here; at {next} or less another place counts too.':
    'Mit einer Schwelle bis {score} wird sie hier gefunden; bis {next} zählt auch eine andere Stelle.',
  // Importing
  'picture|{count, plural, one {# template} other {# templates}} found. Nothing is written before you press Import.':
    '{count, plural, one {# Bildvorlage} other {# Bildvorlagen}} gefunden. Geschrieben wird erst mit „Importieren“.',
  'picture|{count, plural, one {# template} other {# templates}} imported':
    '{count, plural, one {# Bildvorlage} other {# Bildvorlagen}} importiert',
  'picture|{others, plural, one {# file} other {# files}} and {templates, plural, one {# template} other {# templates}} imported':
    '{others, plural, one {# Datei} other {# Dateien}} und {templates, plural, one {# Bildvorlage} other {# Bildvorlagen}} importiert',
  'picture|{count, plural, one {# template was} other {# templates were}} not imported':
    '{count, plural, one {# Bildvorlage wurde} other {# Bildvorlagen wurden}} nicht importiert',
  'There is one of the same name, or it could not be written: {names}':
    'Es gibt schon eine gleichen Namens, oder sie ließ sich nicht schreiben: {names}',
  'Only with a list that names it': 'Nur mit einer Liste, die es nennt',
  // Errors
  'picture|There is already a template named “{name}”': 'Es gibt schon eine Bildvorlage namens „{name}“',
  'picture|There is no template “{name}” any more': 'Die Bildvorlage „{name}“ gibt es nicht mehr',
  'Its files were removed or renamed by something else.':
    'Ihre Dateien wurden von etwas anderem entfernt oder umbenannt.',
  'picture|Template “{name}” was changed by something else meanwhile':
    'Bildvorlage „{name}“ wurde inzwischen von etwas anderem geändert',
  'Look at it again; nothing has been overwritten.': 'Noch einmal ansehen; nichts wurde überschrieben.',
  'picture|A template can’t be named “{name}”': 'Eine Bildvorlage kann nicht „{name}“ heißen',
  'picture|This can’t be a template': 'Das kann keine Bildvorlage sein',
  'picture|Template “{name}” can’t be used': 'Die Bildvorlage „{name}“ ist nicht brauchbar',
};
