import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

const wm: VirtualCommand = (context) => {
  const [what, value] = context.args;
  if (what === 'size') return wmSize(context, value);
  if (what === 'density') return wmDensity(context, value);
  return failed(`Unknown command: ${what ?? ''}`, 255);
};

function wmSize({ device }: CommandContext, value: string | undefined): CommandOutcome {
  if (value === undefined) {
    const { physical, override } = device.phone.screen();
    const first = `Physical size: ${String(physical.width)}x${String(physical.height)}\n`;
    return override === null
      ? first
      : `${first}Override size: ${String(override.width)}x${String(override.height)}\n`;
  }
  const size = value.match(/^(\d{2,4})x(\d{2,4})$/);
  if (size === null && value !== 'reset') return failed(`Error: bad size ${value}`, 255);
  device.phone.overrideSize(size === null ? null : { width: Number(size[1]), height: Number(size[2]) });
  return 0;
}

function wmDensity({ device }: CommandContext, value: string | undefined): CommandOutcome {
  if (value === undefined) {
    const { density, overrideDensity } = device.phone.screen();
    const first = `Physical density: ${String(density)}\n`;
    return overrideDensity === null ? first : `${first}Override density: ${String(overrideDensity)}\n`;
  }
  if (value !== 'reset' && !/^\d{2,3}$/.test(value)) return failed(`Error: bad density ${value}`, 255);
  device.phone.overrideDensity(value === 'reset' ? null : Number(value));
  return 0;
}

export const SCREEN_COMMANDS = { wm };
