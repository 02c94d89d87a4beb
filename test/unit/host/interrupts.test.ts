// Ctrl-C while another program has the terminal: nothing of ours hears it, and all of ours hears the next one.
import { expect, test } from 'vitest';
import { leavingInterruptsTo } from '#host/interrupts.ts';

test('ours is out of the way meanwhile, and back afterwards, failed or not', async () => {
  const heard: string[] = [];
  const ours = () => void heard.push('ours');
  process.once('SIGINT', ours);
  try {
    await leavingInterruptsTo(async () => process.emit('SIGINT'));
    const failing = leavingInterruptsTo(() => Promise.reject(new Error('it failed')));
    await expect(failing).rejects.toThrow('it failed');
    expect(heard).toEqual([]);
    process.emit('SIGINT');
    expect(heard).toEqual(['ours']);
  } finally {
    process.off('SIGINT', ours);
  }
});
