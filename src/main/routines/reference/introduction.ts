/** The parts of the reference page that are not made from the registries. */
export const REFERENCE_INTRODUCTION = `
# Routine reference

A routine is a YAML file under \`routines/\`. Its name is its path there without \`.yaml\`, with \`/\` between folders:
\`routines/demo/daily-rewards.yaml\` is \`demo/daily-rewards\`. Changes to a file count from the next start of a bot's
iteration; a bot finishes with what it began with. The lessons in [routines/learn](../../routines/README.md) teach the
same step by step.

\`\`\`yaml
title: Daily rewards
description: Claims the reward several times
tags: [daily]
inputs:
  rounds: { type: integer, default: 3, min: 1, max: 100, label: Rounds }
steps:
  - launchApp: com.example.rewards
  - waitFor: { pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 } }
    timeout: 10s
  - repeat:
      times: \${rounds}
      steps:
        - tap: { x: 270, y: 700 }
          name: Press Claim
          retry: { times: 3, delay: 1s }
\`\`\`

Two commands need no window: \`muster routines validate FILE\` shows every mistake, and
\`muster routines run FILE --simulate --set rounds=5\` runs it once on a simulated device, whose
data folder is thrown away at the end, with the pictures it kept.
A secret input is not taken from the command line; \`--set-from-file pin=FILE\` reads it.

A run may begin in the middle: \`--from 3.then.1\`, by the number, \`id\` or path of a step. What comes before it is left
out, and what stands around it is entered without asking its conditions. \`muster run GROUP --from …\` and *Start with
changes…* begin like this in the first iteration of each bot, further tries of it included; later iterations, and a run
that is resumed, begin at the beginning.

## How a file is written

- A step starts with \`- \` and has exactly one action, such as \`tap\`. What refines the step (\`name\`, \`timeout\`, \`retry\` …)
  stands below the action, as far in as the action itself.
- **Durations** have a unit: \`500ms\`, \`2s\`, \`1m 30s\`. A number without unit is refused.
- **\`\${…}\`** puts a value into any parameter, \`timeout\` and \`retry\` among them; see [Expressions](#expressions).
- Inside \`{ }\` and \`[ ]\` a value with \`\${…}\` needs quotes: \`{ x: "\${left}", y: 700 }\`. So does a colour anywhere,
  because YAML takes \`#\` for a comment.
- In the tables below, \`[]\` stands for each entry of a list: \`switch[].when\` is the \`when\` of each branch.
- Every mistake is shown with its line and column, all of them at once. A routine with a mistake does not start.
- A key written twice, anchors (\`&\`), aliases (\`*\`) and tabs as indentation are refused.
`;

export const REFERENCE_EXPRESSIONS = `
## Expressions

What stands between \`\${\` and \`}\` is worked out each time the step runs. A parameter that is one \`\${…}\` and nothing
else keeps the value's type; inside a text it becomes text. \`$\${\` stands for a plain \`\${\`.

| name | is |
|---|---|
| an input or variable | Its value: text, a number, true or false, or a list. \`set\`, \`into\` and \`as\` make variables; they live until the end of the iteration |
| \`shared.NAME\` | The group's counter of that name; 0 before anybody has counted |
| \`match.x\` \`match.y\` | The middle of what \`find\`, \`tapOn\`, \`countPlaces\`, \`forEachPlace\`, \`scrollUntil\` or \`readText\` found last, in pixels of the screen; an \`if\` does not count |
| \`match.left\` \`match.top\` \`match.width\` \`match.height\` | Its edges and its size |
| \`match.count\` \`match.score\` \`match.text\` | How often it was there; how sure that is, 0 to 1; and what was read, or what is written on an element |
| \`error.code\` \`error.message\` \`error.step\` | Why a step failed; within \`catch\` and \`onError\` |
| \`bot.number\` \`bot.iteration\` | Which bot of the group this is, and which of its iterations, both from 1 |
| \`instance.ref\` | The device it works on |
| \`account.key\` \`account.label\` | The account in hand |

A name nobody has set anywhere is a mistake that is found before the routine starts. Where \`n\` is 3, \`word\` is "hello" and
\`words\` is a list of "a" and "b":
`;

export const REFERENCE_STEPS = `
The language is [CEL](https://cel.dev), with these functions and no others.

## Places on the screen

A place is written \`{ x: 270, y: 700 }\`, an area with \`width\` and \`height\` as well, in one of three ways:

- **Pixels** from the upper left corner, as a screenshot shows them. With \`resolution: 540x960\` at the top of the file they
  count on a screen of that size, and fit any other.
- **Shares** of the screen: \`{ x: 50%, y: 89.5% }\`.
- **From what was found last**: \`{ from: match, x: 170, y: 0 }\` is 170 pixels to the right of its middle; less than 0 is left
  of it, or above.

## How long things take

- \`timeout\` beside any action says how long one try of it may take; beside a loop, \`try\` or \`runRoutine\` it holds for all
  that is in it together. Time that a bot is paused, or held by a sentry, does not count.
- \`waitFor\` and \`waitIdle\` wait as long as their \`timeout\` says. \`find\`, \`tapOn\` and \`firstOf\` have \`within\` for that: when
  it is over they have looked well and found nothing, which \`firstOf\` can meet with \`else\`.

## What happens when a step fails

1. It is tried again as its \`retry\` says, from its beginning. To try several steps again together, put them into a \`try\`
   and give that the \`retry\`.
2. Then its \`onError\` decides: steps to run instead, \`continue\` with the next step, or \`restart\` the routine.
3. Without one the failure goes on to what the step stands in: a \`try\` around it runs its \`catch\`, and \`finally\` in any
   case; a loop or \`runRoutine\` around it has failed too, with a \`retry\` and \`onError\` of its own.
4. What nobody meets fails the iteration, and the group's restart policy decides what is next. \`fail\` fails on purpose.

A touch that the device carried out has not failed, whatever the app made of it: look with \`waitFor\` what came of it. Where
something may lie over the screen for a moment, look and touch in a loop (\`until\` it is as it should be, touch \`when\` there is
something to touch), so that a touch that got lost is made again and none is made twice.

When a step has found nothing, Muster looks once more and says in the bot's log, and with the failure, what came nearest: the
best place of an image with its score and the threshold, and whether it is elsewhere or there at another size; what was read
instead of a text, what is written on the elements there are, how much of a colour there is. _Show what it saw_ shows the screen
with these places. A step that fails again and again is looked into once in a while only, and rather seldom where its
\`onError\` lets the routine go on.
`;

export const REFERENCE_INPUTS = `
What may differ from run to run. The launch dialog makes a field of each; \`runRoutine\` and \`--set\` give values too. Steps read
and \`set\` it like a variable. There is no input that is a list: take a text and \`split\` it.

\`\`\`yaml
inputs:
  rows: { type: text, default: "1,2,5", label: Rows, help: With commas between them }
  patience: { type: duration, default: 4s, min: 2s, max: 30s }
  mode: { type: choice, options: [careful, fast], default: careful }
steps:
  - forEach:
      in: \${rows.split(",")}
      as: row
      steps:
        - tap: { x: 405, y: "\${80 + 100 * int(row)}" }
        - log: Row \${row}, \${mode}
        - waitFor: { pixel: { x: 230, y: "\${80 + 100 * int(row)}", color: "#2f9e44" } }
          timeout: \${patience}
\`\`\`
`;

export const REFERENCE_SENTRIES = `
A sentry is another routine that runs beside this one, again and again, to do what may be needed at any moment: close a
window that pops up, notice that the app hangs. It is an ordinary file; [holdRoutine](actions/holdRoutine.md) keeps the other
one still meanwhile.

\`\`\`yaml
sentries:
  - run: demo/close-offer
    every: 500ms
  - { run: demo/watch-app, every: 10s, severity: high, onFailure: stop }
steps:
  - launchApp: com.example.rewards
  - wait: 1m
\`\`\`
`;
