import { App } from './scenario-schema';

const COLUMNS = 4;
const CELL = { width: 120, height: 140 };
const GRID = { left: 30, top: 420 };
const ICON = { size: 84, radius: 24, glyph: 48 };

/** A home screen with a clock and an icon for every app. */
export function createLauncher(packageName: string, apps: readonly App[]): App {
  const visible = apps.filter((app) => !app.system);
  return App.parse({
    package: packageName,
    activity: '.Launcher',
    label: 'Home',
    system: true,
    icon: { name: 'home', color: '#ffffff', fill: '#37474f' },
    start: 'home',
    screens: {
      home: {
        background: '#24304d',
        elements: [
          { type: 'rect', at: [0, 0, 540, 960], fill: '#24304d', fillTo: '#8a5a83' },
          {
            type: 'text',
            id: 'home_clock',
            at: [0, 130, 540, 110],
            text: '{clock}',
            size: 104,
            color: '#ffffff',
            align: 'center',
          },
          {
            type: 'text',
            at: [0, 240, 540, 40],
            text: 'Monday, 5 January',
            size: 26,
            color: '#ffffffcc',
            align: 'center',
          },
          {
            type: 'text',
            at: [0, 282, 540, 34],
            text: 'Device {device}',
            size: 20,
            color: '#ffffff99',
            align: 'center',
          },
          ...visible.flatMap(iconElements),
        ],
        onBack: [],
      },
    },
  });
}

function iconElements(app: App, index: number): unknown[] {
  const left = GRID.left + (index % COLUMNS) * CELL.width + (CELL.width - ICON.size) / 2;
  const top = GRID.top + Math.floor(index / COLUMNS) * CELL.height;
  const inset = (ICON.size - ICON.glyph) / 2;
  const { name, color, fill } = app.icon;
  const id = app.package.replace(/^.*\./, '');
  const open = [{ do: 'startApp', package: app.package }];
  return [
    {
      type: 'rect',
      id,
      at: [left, top, ICON.size, ICON.size],
      fill,
      radius: ICON.radius,
      shadow: 10,
      onTap: open,
    },
    { type: 'icon', at: [left + inset, top + inset, ICON.glyph, ICON.glyph], name, color },
    {
      type: 'text',
      at: [left - 18, top + ICON.size + 4, ICON.size + 36, 30],
      text: app.label,
      size: 18,
      color: '#ffffff',
      align: 'center',
    },
  ];
}
