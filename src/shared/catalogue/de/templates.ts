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
  'A template is a small picture that a routine looks for on the screen: a button, an icon, a word. Cut one out of the screen of an instance; or use a picture you have: choose it, drop it here, or paste it. Templates are PNG files in the folder “templates” of your data folder.':
    'Eine Bildvorlage ist ein kleines Bild, das eine Routine auf dem Bildschirm sucht: ein Knopf, ein Symbol, ein Wort. Schneide eine aus dem Bildschirm einer Instanz aus; oder nimm ein Bild, das du hast: wähle es aus, lege es hier ab oder füge es ein. Bildvorlagen sind PNG-Dateien im Ordner „templates“ deines Datenordners.',
  'From a picture…': 'Aus einem Bild …',
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
  '{count, plural, one {One place needs it and fails without it} other {# places need it and fail without it}}':
    '{count, plural, one {Eine Stelle braucht sie und scheitert ohne sie} other {# Stellen brauchen sie und scheitern ohne sie}}',
  '{names} and {count} more': '{names} und {count} weitere',
  // Its pictures
  'Cut again…': 'Neu ausschneiden …',
  'Another picture, the same settings': 'Ein anderes Bild, dieselben Einstellungen',
  'Crop, or ignore parts…': 'Zuschneiden, Teile ausnehmen …',
  'What changes within it is not compared': 'Was sich darin ändert, wird nicht verglichen',
  'It has no picture': 'Sie hat kein Bild',
  'Picture for other screens…': 'Bild für andere Bildschirme …',
  'For another size or shape': 'Für eine andere Größe oder Form',
  'For a screen of {size}': 'Für einen Bildschirm von {size}',
  'Actions for the picture for {screen}': 'Aktionen für das Bild für {screen}',
  'The picture is in the trash': 'Das Bild ist im Papierkorb',
  // What is wrong
  'The picture has one color everywhere, so it would be like any flat part of a screen. Cut out more, with an edge or a letter; to look for a color, use the condition color.':
    'Das Bild hat überall eine Farbe und wäre jedem glatten Teil eines Bildschirms ähnlich. Mehr ausschneiden, mit einer Kante oder einem Buchstaben; um eine Farbe zu suchen, die Bedingung color nehmen.',
  'The picture is equally bright everywhere: its colors alone tell it apart. Compare colors too.':
    'Das Bild ist überall gleich hell: Nur seine Farben unterscheiden es. Auch Farben vergleichen.',
  'The picture is nearly the same everywhere, so much of a screen is like it. Cut out more, with an edge or a letter.':
    'Das Bild ist überall fast gleich, und vieles auf einem Bildschirm ist ihm ähnlich. Mehr ausschneiden, mit einer Kante oder einem Buchstaben.',
  'The picture is so small that a screen may be like it by chance. Cut out more.':
    'Das Bild ist so klein, dass ein Bildschirm ihm zufällig ähnlich sein kann. Mehr ausschneiden.',
  'The picture is transparent everywhere; nothing is left to find.':
    'Das Bild ist überall durchsichtig; nichts bleibt zu finden.',
  'So low a threshold is reached by pictures that have little in common. 0.8 is usual.':
    'Eine so niedrige Schwelle erreichen auch Bilder, die wenig gemeinsam haben. Üblich ist 0,8.',
  'This is no PNG picture. Save it as PNG.': 'Das ist kein PNG-Bild. Als PNG speichern.',
  'The picture is damaged. Save it again.': 'Das Bild ist beschädigt. Noch einmal speichern.',
  'Its name can’t be used. {why}': 'Ihr Name ist nicht brauchbar. {why}',
  // Changing
  'picture|Change “{name}”': '„{name}“ ändern',
  'picture|Template “{name}” is saved': 'Bildvorlage „{name}“ ist gespeichert',
  'Some fields need another look': 'Einige Felder stimmen noch nicht',
  'Cut from a screen of': 'Ausgeschnitten aus einem Bildschirm von',
  'Width and height in pixels, such as 540x960. On other screens it is looked for larger or smaller.':
    'Breite und Höhe in Pixeln, zum Beispiel 540x960. Auf anderen Bildschirmen wird sie größer oder kleiner gesucht.',
  'Write it like 540x960': 'So schreiben: 540x960',
  'Words to search by.': 'Wörter, nach denen gesucht werden kann.',
  'Sizes to try, in percent': 'Versuchte Größen, in Prozent',
  'For what is not always equally large: 100, 90, 80. The likeliest first; each takes its time.':
    'Für das, was nicht immer gleich groß ist: 100, 90, 80. Die wahrscheinlichste zuerst; jede kostet Zeit.',
  'Up to 16 numbers from 10 to 1000, such as 100, 90':
    'Bis zu 16 Zahlen von 10 bis 1000, zum Beispiel 100, 90',
  'On screens of another shape': 'Auf Bildschirmen anderer Form',
  'Each side by itself: the app fills the screen': 'Jede Seite für sich: Die App füllt den Bildschirm',
  'In one piece and centered: the app leaves margins': 'Im Ganzen und mittig: Die App lässt Ränder',
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
  'To the cut': 'Zum Ausschnitt',
  'What the mouse does': 'Was die Maus tut',
  Cut: 'Ausschneiden',
  'Ignore a part': 'Teil ausnehmen',
  'Ignore a color': 'Farbe ausnehmen',
  'Arrow keys move the rectangle, with Shift they resize it, with Ctrl by ten pixels. + and − zoom, 0 fits, a full stop goes to the cut.':
    'Pfeiltasten bewegen das Rechteck, mit Umschalt ändern sie die Größe, mit Strg um zehn Pixel. + und − vergrößern und verkleinern, 0 passt ein, ein Punkt geht zum Ausschnitt.',
  'Take a new screen': 'Bildschirm neu aufnehmen',
  'New template from a picture': 'Neue Bildvorlage aus einem Bild',
  'picture|Crop “{name}”, or ignore parts of it': '„{name}“ zuschneiden oder Teile ausnehmen',
  'picture|A picture of “{name}” for other screens': 'Ein Bild von „{name}“ für andere Bildschirme',
  'picture|Cut “{name}” again': '„{name}“ neu ausschneiden',
  'It is used on screens of this size and shape; all settings are those of the template.':
    'Es gilt auf Bildschirmen dieser Größe und Form; alle Einstellungen sind die der Bildvorlage.',
  'All settings stay. The picture that is there goes to the trash.':
    'Alle Einstellungen bleiben. Das bisherige Bild kommt in den Papierkorb.',
  'All settings stay. The picture that is there and its mask go to the trash.':
    'Alle Einstellungen bleiben. Das bisherige Bild und seine Maske kommen in den Papierkorb.',
  'Ignored parts': 'Ausgenommene Teile',
  'What changes within it, such as a number or what shines through. It is not compared.':
    'Was sich darin ändert, etwa eine Zahl oder was durchscheint. Es wird nicht verglichen.',
  'Ignored rectangle {number}': 'Ausgenommenes Rechteck {number}',
  'Compare rectangle {number} again': 'Rechteck {number} wieder vergleichen',
  'Ignored color {number}': 'Ausgenommene Farbe {number}',
  'And up to so much beside it, 0 to 255': 'Und bis so weit daneben, 0 bis 255',
  'How far pixels may be from color {number}, 0 to 255':
    'Wie weit Pixel von Farbe {number} entfernt sein dürfen, 0 bis 255',
  'Compare color {number} again': 'Farbe {number} wieder vergleichen',
  'A rectangle': 'Ein Rechteck',
  'A color': 'Eine Farbe',
  'The picture is too large; a screen has at most {side} pixels on a side.':
    'Das Bild ist zu groß; ein Bildschirm hat höchstens {side} Pixel auf einer Seite.',
  'This is no picture that can be shown; save it as PNG.':
    'Das ist kein Bild, das sich zeigen lässt; als PNG speichern.',
  'There is nothing in it to be found by': 'Es ist nichts darin, woran sie zu finden wäre',
  // How good a cut is
  'How well it can be told apart': 'Wie gut sie sich unterscheidet',
  'Comparing it with the rest of the screen…': 'Wird mit dem Rest des Bildschirms verglichen …',
  'Nothing is left to find': 'Nichts bleibt zu finden',
  'One color everywhere': 'Überall eine Farbe',
  'Equally bright everywhere': 'Überall gleich hell',
  'Hardly any contrast': 'Kaum Kontrast',
  'Very small': 'Sehr klein',
  'Very large': 'Sehr groß',
  'Another place here is taken for it': 'Eine andere Stelle hier wird mit ihr verwechselt',
  'Another place here is nearly as like': 'Eine andere Stelle hier ist fast so ähnlich',
  'Well told apart': 'Gut zu unterscheiden',
  'Ignore less of it, or cut out more.': 'Weniger davon ausnehmen oder mehr ausschneiden.',
  'Cut out more, with an edge or a letter.': 'Mehr ausschneiden, mit einer Kante oder einem Buchstaben.',
  'Its colors alone tell it apart.': 'Nur ihre Farben unterscheiden sie.',
  'Much of a screen is like it. Cut out more, with an edge or a letter.':
    'Vieles auf einem Bildschirm ist ihr ähnlich. Mehr ausschneiden, mit einer Kante oder einem Buchstaben.',
  'A screen may be like it by chance. Cut out more.':
    'Ein Bildschirm kann ihr zufällig ähnlich sein. Mehr ausschneiden.',
  'If anything in it changes, it is not found any more. Cut out the part that stays the same.':
    'Ändert sich etwas darin, wird sie nicht mehr gefunden. Den Teil ausschneiden, der gleich bleibt.',
  'Nothing else here is like it.': 'Nichts anderes hier ist ihr ähnlich.',
  'The next best place here is {score} alike.': 'Die nächstbeste Stelle hier ist {score} ähnlich.',
  'It is {score} alike; the dashed box shows it. Cut out more of what differs, or look only near this place.':
    'Sie ist {score} ähnlich; der gestrichelte Kasten zeigt sie. Mehr von dem ausschneiden, was sich unterscheidet, oder nur nahe dieser Stelle suchen.',
  'It is {score} alike; the dashed box shows it.':
    'Sie ist {score} ähnlich; der gestrichelte Kasten zeigt sie.',
  'Compare colors': 'Farben vergleichen',
  'Threshold {threshold}': 'Schwelle {threshold}',
  // Several pictures
  'Templates from pictures': 'Bildvorlagen aus Bildern',
  Pictures: 'Bilder',
  'The first {count} are taken': 'Die ersten {count} werden genommen',
  'Put more of them into the folder “templates” of your data folder.':
    'Mehr davon in den Ordner „templates“ deines Datenordners legen.',
  'Name of {file}': 'Name von {file}',
  'Two pictures have this name': 'Zwei Bilder haben diesen Namen',
  'No picture has a name it can have': 'Kein Bild hat einen Namen, den es haben kann',
  'picture|{count, plural, one {Add # template} other {Add # templates}}':
    '{count, plural, one {# Bildvorlage hinzufügen} other {# Bildvorlagen hinzufügen}}',
  'picture|{count, plural, one {# template added} other {# templates added}}':
    '{count, plural, one {# Bildvorlage hinzugefügt} other {# Bildvorlagen hinzugefügt}}',
  'Drop pictures to make templates of them, or a list to import':
    'Bilder ablegen, um Bildvorlagen daraus zu machen, oder eine Liste zum Importieren',
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
  'It is looked for on every instance that is ready; what came of it is listed here.':
    'Gesucht wird auf jeder bereiten Instanz; was dabei herauskommt, wird hier aufgelistet.',
  'What came of it': 'Ergebnis',
  'More than once': 'Mehr als einmal',
  'The best place is {score} alike, at {x}, {y}; {threshold} is asked.':
    'Die beste Stelle ist {score} ähnlich, bei {x}, {y}; verlangt ist {threshold}.',
  'It is there, but outside its area: {score} alike at {x}, {y}. Make the area larger.':
    'Sie ist da, aber außerhalb ihres Bereichs: {score} ähnlich bei {x}, {y}. Den Bereich vergrößern.',
  'Nobody wrote down which screen it was cut from, so it is looked for at its own size.':
    'Aus welchem Bildschirm sie ausgeschnitten wurde, ist nicht notiert; deshalb wird sie in ihrer eigenen Größe gesucht.',
  'It was cut from a screen of {from}; this one has {screen}, another shape. A picture cut from it helps.':
    'Sie wurde aus einem Bildschirm von {from} ausgeschnitten; dieser hat {screen}, eine andere Form. Ein Bild aus ihm hilft.',
  'It was cut from a screen of {from} and is looked for at {percent} % of its size on this one of {screen}.':
    'Sie wurde aus einem Bildschirm von {from} ausgeschnitten und wird auf diesem von {screen} in {percent} % ihrer Größe gesucht.',
  'Another place, {score} alike, is taken for it too. Between the two lies a threshold that tells them apart.':
    'Auch eine andere Stelle, {score} ähnlich, zählt. Dazwischen liegt eine Schwelle, die beide unterscheidet.',
  'Cut a picture for such screens…': 'Ein Bild für solche Bildschirme ausschneiden …',
  'No threshold finds it here.': 'Keine Schwelle findet sie hier.',
  'Save this threshold': 'Diese Schwelle speichern',
  'One instance': 'Eine Instanz',
  'All {count}': 'Alle {count}',
  'Where to look': 'Wo gesucht wird',
  '{count, plural, one {One instance is still looked at} other {# instances are still looked at}}':
    '{count, plural, one {Auf einer Instanz wird noch gesucht} other {Auf # Instanzen wird noch gesucht}}',
  'Found on {found} of {count}': 'Auf {found} von {count} gefunden',
  Place: 'Stelle',
  ms: 'ms',
  '{name}: show its screen': '{name}: ihren Bildschirm zeigen',
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
