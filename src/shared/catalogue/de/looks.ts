import type { Catalogue } from '../translate';

/** What bots look for and see, and why they did not find it. */
export const LOOKS: Catalogue = {
  'Image {what}': 'Bild {what}',
  'Text {what}': 'Text {what}',
  'Element {what}': 'Element {what}',
  'Color {what}': 'Farbe {what}',
  'Pixel {what}': 'Bildpunkt {what}',
  'App {what}': 'App {what}',
  'Nothing moves for {what}': '{what} lang bewegt sich nichts',
  'A changed screen': 'Ein anderer Bildschirm',
  'A black screen': 'Ein schwarzer Bildschirm',
  'Any text': 'Irgendein Text',
  'It came a moment later, or should have been gone: give it more time.':
    'Es kam einen Augenblick später oder hätte verschwunden sein sollen: Geben Sie ihm mehr Zeit.',
  'That is outside of the area that was searched: make the area larger.':
    'Das liegt außerhalb des durchsuchten Bereichs: Machen Sie den Bereich größer.',
  'It is there at {percent} % of its size: in the settings of its template, name the resolution it was cut at.':
    'Es ist in {percent} % seiner Größe da: Nennen Sie in den Einstellungen der Vorlage die Auflösung, bei der sie ausgeschnitten wurde.',
  'If that is the right place, ask for {score} or less; else cut the template anew.':
    'Wenn das die richtige Stelle ist, verlangen Sie höchstens {score}; sonst schneiden Sie die Vorlage neu aus.',
  'Check whether this is the right screen. If it is, cut the template anew.':
    'Prüfen Sie, ob das der richtige Bildschirm ist. Wenn ja, schneiden Sie die Vorlage neu aus.',
  'Its place is outside of the screen: check the resolution of the routine.':
    'Die Stelle liegt außerhalb des Bildschirms: Prüfen Sie die Auflösung der Routine.',
  'The template is larger than the area that was searched: make the area larger.':
    'Die Vorlage ist größer als der durchsuchte Bereich: Machen Sie den Bereich größer.',
  'Check the area: letters have to be in it as a whole, and large enough.':
    'Prüfen Sie den Bereich: Die Buchstaben müssen ganz darin liegen und groß genug sein.',
  'If that is the right text, look for a part that is read well, or name its characters.':
    'Wenn das der richtige Text ist, suchen Sie einen Teil, der gut gelesen wird, oder nennen Sie seine Zeichen.',
  'The app may draw its screen itself: look for an image or a text instead.':
    'Vielleicht zeichnet die App ihren Bildschirm selbst: Suchen Sie stattdessen ein Bild oder einen Text.',
  'Check how it is written, or look for a part of it.':
    'Prüfen Sie die Schreibweise oder suchen Sie einen Teil davon.',
  'If that is enough, ask for less, or allow a greater difference.':
    'Wenn das genügt, verlangen Sie weniger oder erlauben Sie einen größeren Unterschied.',
  'Check the color and the area, or allow a greater difference.':
    'Prüfen Sie Farbe und Bereich oder erlauben Sie einen größeren Unterschied.',
  'Check the place, or allow a greater difference.':
    'Prüfen Sie die Stelle oder erlauben Sie einen größeren Unterschied.',
  '{count, number} places': '{count, number} Stellen',
  there: 'da',
  'there, at {place}': 'da, bei {place}',
  'there, {score}': 'da, {score}',
  'there, {score} at {place}': 'da, {score} bei {place}',
  'it is {color}': 'sie ist {color}',
  'nothing was read': 'nichts gelesen',
  'read: {texts}': 'gelesen: {texts}',
  'there are: {texts}': 'es gibt: {texts}',
  'in front is {app}': 'vorn ist {app}',
  'below {wanted}': 'unter {wanted}',
  'at best {score}, at {place}; {wanted} is asked': 'höchstens {score}, bei {place}; verlangt ist {wanted}',
  '{share} of it; {wanted} is asked': '{share} davon; verlangt ist {wanted}',
  'The screen has {width} × {height}.': 'Der Bildschirm hat {width} × {height}.',
  'Looked in vain in step {step}, {label}. {facts}': 'Vergeblich gesucht in Schritt {step}, {label}. {facts}',
  'Last look': 'Letzter Blick',
  'took {ms} ms': 'dauerte {ms} ms',
  'Show what it saw': 'Zeigen, was er sah',
  'What the bot saw': 'Was der Bot sah',
  'Screen on which something was looked for in vain': 'Bildschirm, auf dem etwas vergeblich gesucht wurde',
  'Reading the picture': 'Das Bild wird gelesen',
  'The screen a moment after the step had failed, {width} × {height}.':
    'Der Bildschirm, einen Augenblick nachdem der Schritt fehlgeschlagen war, {width} × {height}.',
};
