/** The part of the reference page that is not made from the registries. */
export const REFERENCE_INTRODUCTION = `
# Routine reference

A routine is a YAML file under \`routines/\`. Its name is its path there without \`.yaml\`, with \`/\` between folders:
\`routines/demo/daily-rewards.yaml\` is \`demo/daily-rewards\`. Changes to a file count from the next start of a bot's
iteration; a bot finishes with what it began with.

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

## How a file is written

- A file has \`steps\`, and may have \`title\`, \`description\`, \`tags\`, \`inputs\` and \`schemaVersion: 1\`.
- A step starts with \`- \` and has exactly one action, such as \`tap\`. What refines the step stands beside the action.
- **Durations** have a unit: \`500ms\`, \`2s\`, \`1m 30s\`. A number without unit is refused.
- **\`\${name}\`** puts the value of an input or variable into any parameter. A parameter that is one \`\${name}\` and
  nothing else keeps the value's type; inside a text it becomes text. \`$\${\` stands for a plain \`\${\`.
- Inside \`{ }\` and \`[ ]\` a value with \`\${…}\` needs quotes: \`{ x: "\${left}", y: 700 }\`. So does a colour anywhere,
  because YAML takes \`#\` for a comment.
- Every mistake is shown with its line and column, all of them at once. A routine with a mistake does not start.
- A key written twice, anchors (\`&\`), aliases (\`*\`) and tabs as indentation are refused.

## What happens when a step fails

The step is tried again as its \`retry\` says; then the routine has failed at that step, and the group's restart policy
decides what is next. A \`timeout\` limits one try: the action is ended before anything else happens. Time spent paused
does not count. Steps inside \`repeat\`, \`if\` and \`runRoutine\` have \`name\`, \`timeout\` and \`retry\` of their own.
`;
