import type { Contract } from '../shared/contract';
import type { Client } from '../shared/rpc/client';
import type { DefinitionView, ViewSnapshot } from '../shared/view';

/** The view as it is now. Rejects when the line to the host is lost. */
export function readView(client: Client<Contract>): Promise<ViewSnapshot> {
  return new Promise((resolve, reject) => {
    const off = client.subscribe(
      'view',
      {},
      {
        snapshot: (snapshot) => {
          queueMicrotask(() => off());
          resolve(snapshot);
        },
        patches: () => undefined,
        failed: (error) => reject(new Error(`the host refused its view: ${error.code}`)),
      },
    );
  });
}

/** A definition by name (capitals make no difference), id, or file name. */
export function findDefinition(view: ViewSnapshot, wanted: string): DefinitionView | undefined {
  const name = wanted.trim().toLocaleLowerCase('en');
  return (
    view.definitions.find(({ id }) => id === wanted) ??
    view.definitions.find(({ definition }) => definition.name.trim().toLocaleLowerCase('en') === name) ??
    view.definitions.find(({ file }) => file === wanted || file === `${wanted}.json`)
  );
}
