import { describe, expect, it } from 'vitest';
import { thingsInText } from './sort-files';

describe('what a file holds, by a look at its beginning', () => {
  it.each([
    ['share.txt', ' MUSTER1:abc', 'groups'],
    ['own.json', '{ "schemaVersion": 1, "name": "A", "requestedBotCount": 2 }', 'groups'],
    ['bundle.json', '{"musterBundle":1,"definitions":[]}', 'groups'],
    ['old.json', '[{"Name":"A","RoutineName":"x","AvailableInstances":[0]}]', 'groups'],
    ['old.yaml', 'group_name: A\nroutine_name: x\navailable_instances: [0]\n', 'groups'],
    ['template.json', '{"routineName":"x"}', 'groups'],
    ['mine.yaml', 'title: A\nsteps:\n  - log: hello\n', 'routines'],
    ['walk.yml', '# walks\nroutine_name: Walk\nconfig: {}\n', 'routines'],
    ['pool.yaml', '"pool_name": A\nqueries: []\n', 'routines'],
    ['pool.json', '{"name":"P","onExhausted":{"kind":"complete"}}', 'routines'],
    ['registry.yaml', 'templates:\n  - name: A\n', 'routines'],
    ['pipeline.json', '{"Open": {"recognition": "OCR", "next": []}}', 'routines'],
    ['short.json', '{"Open": {"next": ["Close"]}}', 'routines'],
    ['exported.json', '{"format":"muster-accounts","version":1,"accounts":[]}', 'accounts'],
    ['list.json', '[{"username":"ada","password":"x"}]', 'accounts'],
    ['lines.txt', '{"e_mail":"ada@example.com"}\n{"e_mail":"bob@example.com"}', 'accounts'],
    ['table.txt', 'key;level\nada;3\n', 'accounts'],
    ['saved.txt', '<accounts><account/></accounts>', 'accounts'],
  ] as const)('%s: %s', (name, text, things) => {
    expect(thingsInText(name, text)).toBe(things);
  });

  it.each([
    ['cut.json', '{"name": "x", '],
    ['empty.json', ''],
    ['deep.json', '['.repeat(20_000)],
    ['bomb.yaml', 'a: &a [x]\nb: [*a, *a\n'],
    ['nul.json', '\u0000\u0000'],
    ['words.txt', 'hello'],
    ['nested.yaml', 'a:\n  steps: []\n  requested_bot_count: 1\n'],
  ])('%s does not tell', (name, text) => {
    expect(thingsInText(name, text)).toBeNull();
  });
});
