// Words that are not recorded yet: where they are kept, and until when.
import { expect, it } from 'vitest';
import { memory } from '../memory';
import { Unsaid } from './unsaid.svelte';

it('goes on with what was typed, and forgets it once it is recorded', () => {
  const field = new Unsaid('line.1');
  field.words = 'the disk';
  expect(new Unsaid('line.1').words, 'another screen was shown meanwhile').toBe('the disk');
  expect(new Unsaid('line.2').words, 'another incident').toBe('');
  expect(field.take()).toBe('the disk');
  expect([field.words, memory.get('line.1')], 'it may still fail').toEqual(['', 'the disk']);
  field.words = 'is full';
  expect(memory.get('line.1')).toBe('the disk is full');
  field.said();
  expect([field.words, memory.get('line.1')]).toEqual(['is full', 'is full']);
});

it('puts back what could not be recorded before what was typed meanwhile', () => {
  const field = new Unsaid('seen.1');
  field.words = 'nobody called';
  field.take();
  field.words = 'the vendor';
  field.back();
  expect(field.words).toBe('nobody called the vendor');
  field.words = ' ';
  expect(memory.get('seen.1'), 'nothing is kept where nothing is said').toBeNull();
});
