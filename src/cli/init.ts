import type {Command} from './command.js';

export const command: Command = {
  usage: '',
  summary: '',
  about: [],
  options: {},
  examples: [],
  operands: [0, 9],
  run: async () => 0,
};
