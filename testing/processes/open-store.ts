import { join } from 'node:path';
import { createDefinitionStore } from '../../src/main/definitions/json-definition-store';
import { createSilentLogger } from '../../src/main/platform/logger';
import { createRandom } from '../../src/main/platform/random';
import { createSystemClock } from '../../src/main/platform/system-clock';

/** A store of definitions on a data folder, as a process of its own has it: real time, real chance. */
export function openStoreIn(root: string): ReturnType<typeof createDefinitionStore> {
  return createDefinitionStore({
    folder: join(root, 'orchestration_groups'),
    trashFolder: join(root, '.trash'),
    quarantineFolder: join(root, '.quarantine'),
    versionsFolder: join(root, '.state', 'versions'),
    clock: createSystemClock(),
    random: createRandom(),
    logger: createSilentLogger(),
  });
}
