/**
 * One violation of every rule in `.dependency-cruiser.cjs`, and imports that are allowed. `scripts/boundaries.mjs`
 * writes them to a temporary tree and fails unless the cruiser finds exactly the violations.
 * An edge means: the file `from` imports `to` (a path of the tree, or a package).
 */

const file = (path) => ({ from: path, to: undefined });
const edge = (from, to, typeOnly = false) => ({ from, to, typeOnly });

/** Rule → the edge that breaks it. */
export const plants = {
  'layer-domain': edge('src/main/domain/planted-a.ts', 'src/main/platform/clean.ts'),
  'layer-platform': edge('src/main/platform/planted-a.ts', 'src/main/definitions/clean.ts'),
  'layer-definitions': edge('src/main/definitions/planted-a.ts', 'src/main/devices/clean.ts'),
  'layer-devices': edge('src/main/devices/planted-a.ts', 'src/main/vision/clean.ts'),
  'layer-vision': edge('src/main/vision/planted-a.ts', 'src/main/accounts/clean.ts'),
  'layer-accounts': edge('src/main/accounts/planted-a.ts', 'src/main/history/clean.ts'),
  'layer-history': edge('src/main/history/planted-a.ts', 'src/main/definitions/clean.ts'),
  'layer-perception': edge('src/main/perception/planted-a.ts', 'src/main/routines/clean.ts'),
  'layer-routines': edge('src/main/routines/planted-a.ts', 'src/main/orchestrator/clean.ts'),
  'layer-orchestrator': edge('src/main/orchestrator/planted-a.ts', 'src/main/ipc/clean.ts'),
  'layer-plans': edge('src/main/plans/planted-a.ts', 'src/main/agent/clean.ts'),
  'layer-agent': edge('src/main/agent/planted-a.ts', 'src/main/experiments/clean.ts'),
  'layer-experiments': edge('src/main/experiments/planted-a.ts', 'src/main/compose.ts'),
  'layer-ipc': edge('src/main/ipc/planted-a.ts', 'src/main/compose.ts'),
  'every-file-has-a-layer': edge('src/main/unplaced/planted-a.ts', 'src/shared/clean.ts'),
  'compose-is-last': edge('src/main/compose.ts', 'src/main/headless.ts'),
  'entries-are-imported-by-nobody': edge(
    'src/main/orchestrator/planted-b.ts',
    'src/main/platform/clean.worker.ts',
  ),
  'desktop-shell-apart': edge('src/main/ipc/planted-b.ts', 'src/main/app/clean.ts'),
  'cli-apart': edge('src/main/ipc/planted-c.ts', 'src/cli/clean.ts'),
  'main-entries-without-renderer': edge('src/main/headless.ts', 'src/renderer/state/clean.ts'),
  'shared-is-leftmost': edge('src/shared/planted-a.ts', 'src/main/domain/clean.ts', true),
  'shared-is-plain': edge('src/shared/planted-b.ts', 'node:fs'),
  'domain-is-pure': edge('src/main/domain/planted-b.ts', 'uuid'),
  'renderer-sees-only-shared': edge('src/renderer/state/planted-a.ts', 'src/main/domain/clean.ts'),
  'renderer-without-node': edge('src/renderer/state/planted-b.ts', 'node:path'),
  'features-apart': edge('src/renderer/features/groups/planted-a.ts', 'src/renderer/features/runs/clean.ts'),
  'renderer-direction': edge('src/renderer/components/planted-a.ts', 'src/renderer/features/runs/clean.ts'),
  'preload-is-one-file': edge('src/preload/planted-a.ts', 'src/shared/clean.ts'),
  'simulator-sees-only-shared': edge('src/simulator/planted-a.ts', 'src/main/devices/clean.ts'),
  'simulator-is-spawned': edge('src/main/devices/planted-b.ts', 'src/simulator/clean.ts'),
  'no-testing-in-src': edge('src/main/devices/planted-c.ts', 'testing/clean.ts'),
  'electron-by-folder': edge('src/main/platform/planted-b.ts', 'electron-store'),
  'no-dev-dependency-in-node-code': edge('src/main/platform/planted-c.ts', 'fast-check'),
  'no-cycles': edge('src/main/history/planted-b.ts', 'src/main/history/planted-c.ts'),
  'no-orphans': file('src/main/history/planted-orphan.ts'),
  'no-unresolvable': edge('src/main/history/planted-d.ts', 'src/main/history/not-there.ts'),
};

/** Edges that close what one edge alone cannot show. */
export const closing = [edge('src/main/history/planted-c.ts', 'src/main/history/planted-b.ts')];

/** Imports that must stay possible: a rule that forbids everything would pass the plants too. */
export const allowed = [
  edge('src/main/domain/clean.ts', 'src/shared/clean.ts'),
  edge('src/main/platform/clean.ts', 'src/main/domain/clean.ts'),
  edge('src/main/platform/clean.ts', 'node:fs'),
  edge('src/main/definitions/clean.ts', 'src/main/platform/clean.ts'),
  edge('src/main/devices/clean.ts', 'src/main/platform/clean.ts'),
  edge('src/main/devices/clean.ts', '@devicefarmer/adbkit'),
  edge('src/main/vision/clean.ts', 'src/main/platform/clean.ts'),
  edge('src/main/accounts/clean.ts', 'src/main/platform/clean.ts'),
  edge('src/main/history/clean.ts', 'src/main/platform/clean.ts'),
  edge('src/main/perception/clean.ts', 'src/main/devices/clean.ts'),
  edge('src/main/perception/clean.ts', 'src/main/vision/clean.ts'),
  edge('src/main/routines/clean.ts', 'src/main/perception/clean.ts'),
  edge('src/main/orchestrator/clean.ts', 'src/main/routines/clean.ts'),
  edge('src/main/agent/clean.ts', 'src/main/orchestrator/clean.ts'),
  edge('src/main/experiments/clean.ts', 'src/main/orchestrator/clean.ts'),
  edge('src/main/plans/clean.ts', 'src/main/orchestrator/clean.ts'),
  edge('src/main/ipc/clean.ts', 'src/main/plans/clean.ts'),
  edge('src/main/ipc/transports/electron.ts', 'electron'),
  edge('src/main/local-host.ts', 'src/main/ipc/clean.ts'),
  edge('src/main/app/clean.ts', 'electron'),
  edge('src/main/index.ts', 'src/main/app/clean.ts'),
  edge('src/main/index.ts', 'src/main/local-host.ts'),
  edge('src/cli/clean.ts', 'src/main/local-host.ts'),
  edge('src/cli/clean.ts', 'src/main/headless.ts'),
  edge('src/preload/index.ts', 'electron'),
  edge('src/preload/index.ts', 'src/shared/clean.ts', true),
  edge('src/preload/index.ts', 'src/shared/rpc/muster-port.ts'),
  edge('src/renderer/state/clean.ts', 'src/shared/clean.ts'),
  edge('src/renderer/features/runs/clean.ts', 'src/renderer/state/clean.ts'),
  edge('src/simulator/clean.ts', 'src/shared/clean.ts'),
  edge('src/simulator/clean.test.ts', 'src/main/devices/clean.ts'),
  edge('src/main/devices/clean.contract.ts', 'src/simulator/clean.ts'),
  edge('src/main/devices/clean.contract.ts', 'testing/clean.ts'),
  edge('src/main/platform/clean.worker.ts', 'src/main/platform/clean.ts'),
  edge('src/shared/clean.ts', 'zod'),
  edge('testing/clean.ts', 'src/shared/clean.ts'),
];
