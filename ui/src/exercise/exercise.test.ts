// The facilitator's screen as a person uses it: by keys, on the whole window.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { change, fixture, reset } from '../dev/host';
import { EXERCISE, exerciseView } from '../dev/views';
import { router } from '$lib/router.svelte';
import type { ExerciseView, InjectView } from '$lib/types';
import { withSign } from './words';

beforeEach(() => {
  reset();
  router.exercise(EXERCISE);
});

async function show(set: (view: ExerciseView) => unknown = () => {}) {
  const view = exerciseView();
  set(view);
  fixture.exercise = view;
  const { container } = render(App);
  await screen.findByRole('heading', { name: 'Primary database is gone' });
  return { user: userEvent.setup(), container };
}

const last = () => {
  const command = fixture.executed.at(-1)?.command;
  return command?.do === 'on' ? command.action : null;
};
const done = async (n: number) => waitFor(() => expect(fixture.executed).toHaveLength(n));

describe('what comes next', () => {
  it.each([
    ['{Enter}', { type: 'release_inject', inject: 'I4' }],
    ['h', { type: 'hold_inject', inject: 'I4', reason: null }],
    ['[[', { type: 'retime_inject', inject: 'I4', to: 'T+00:35' }],
    [']', { type: 'retime_inject', inject: 'I4', to: 'T+00:45' }],
    ['t', { type: 'give_hint', inject: 'I2' }],
  ])('%s does one thing to it', async (key, action) => {
    const { user } = await show();
    await user.keyboard(key);
    await done(1);
    expect(last()).toEqual(action);
    expect(fixture.executed[0]?.command).toMatchObject({ do: 'on', incident: EXERCISE });
  });

  it('leaves one out only with a reason', async () => {
    const { user } = await show();
    await user.keyboard('x');
    const reason = await screen.findByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(fixture.executed).toHaveLength(0);
    await user.keyboard('no time is left{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'skip_inject', inject: 'I4', reason: 'no time is left' });
  });

  it('gives any inject that was chosen, and goes back to what is next', async () => {
    const { user } = await show();
    await user.keyboard('j{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'release_inject', inject: 'I5' });
  });

  it('retimes to a time that is typed, and says at the field why it is none', async () => {
    const { user } = await show();
    await user.keyboard('r');
    const field = await screen.findByRole('textbox', { name: /To/ });
    expect(field).toHaveValue('T+00:40');
    await user.clear(field);
    const why = '“soon” is no time of the exercise; say it as T+00:25 or 25m.';
    fixture.refuse = { code: 'refused', message: why };
    await user.keyboard('soon{Enter}');
    await waitFor(() => expect(field).toBeInvalid());
    expect(field).toHaveAccessibleDescription(expect.stringContaining(why));
    expect(screen.getAllByText(why), 'it is said once').toHaveLength(1);
    expect(field).toHaveValue('soon');
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.keyboard('0:50');
    expect(field, 'what is typed now was not refused').toBeValid();
    await user.keyboard('{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'retime_inject', inject: 'I4', to: '0:50' });
  });

  it('releases all that a jump made due, the earliest first', async () => {
    const { user } = await show((view) => {
      for (const one of view.injects) if (['I4', 'I5'].includes(one.id)) one.status = 'offered';
    });
    await user.click(await screen.findByRole('button', { name: /Release all 2 due/ }));
    await done(2);
    expect(fixture.executed.map(({ command }) => command.do === 'on' && command.action)).toEqual([
      { type: 'release_inject', inject: 'I4' },
      { type: 'release_inject', inject: 'I5' },
    ]);
  });

  it('shows contingencies with their trigger, and gives one by hand', async () => {
    const { user } = await show();
    const stall = screen.getByRole('region', { name: 'If they stall' });
    expect(stall).toHaveTextContent('when O1 is unmet at T+00:40');
    expect(within(stall).getByText('not needed'), 'O1 is met').toBeInTheDocument();
    expect(within(stall).queryByRole('button', { name: 'Release I3' })).toBeNull();
    await user.click(within(stall).getByRole('button', { name: 'Release I7' }));
    await done(1);
    expect(last()).toEqual({ type: 'release_inject', inject: 'I7' });
  });
});

describe('what is expected', () => {
  it('says by its number the next thing of each', async () => {
    const { user } = await show();
    expect(screen.getByRole('button', { name: /^Expectation 1: .*, met$/ })).toBeInTheDocument();
    for (const [key, number, met] of [
      ['3', 3, 'yes'],
      ['1', 1, 'partial'],
      ['2', 2, 'no'],
    ] as const) {
      await user.keyboard(key);
      await waitFor(() =>
        expect(last()).toEqual({ type: 'mark_expectation', inject: 'I2', number, met, note: null }),
      );
    }
    await user.keyboard('4');
    expect(fixture.executed, 'there is no fourth').toHaveLength(3);
  });
});

describe('the clock', () => {
  it.each([
    [2, '2'],
    [60, '60'],
  ])('shows the time of the story and its speed %s', async (speed, name) => {
    await show((view) => (view.clock.speed = speed));
    expect(screen.getByRole('timer', { name: 'Time of the story' })).toHaveTextContent('T+00:31:20');
    expect(screen.getByRole('radio', { name: `${name} times as fast as life` })).toBeChecked();
  });

  it('pauses with a reason or without, and goes on by the same key', async () => {
    const { user } = await show();
    await user.keyboard('p');
    await screen.findByRole('textbox', { name: 'Reason' });
    await user.keyboard('{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'pause_exercise', reason: null });
    fixture.exercise.clock.running = false;
    fixture.exercise.clock.paused = 'coffee';
    change([EXERCISE]);
    await screen.findByText('paused: coffee');
    await user.keyboard('p');
    await done(2);
    expect(last()).toEqual({ type: 'resume_exercise' });
  });

  it('sends a speed as it was typed', async () => {
    const { user } = await show();
    await user.keyboard('s');
    const field = await screen.findByRole('textbox', { name: /Speed/ });
    await user.clear(field);
    await user.keyboard('2,5{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'set_speed', speed: '2,5' });
  });

  it('jumps to the next inject, which is offered', async () => {
    const { user } = await show();
    await user.keyboard('g');
    expect(await screen.findByRole('textbox', { name: /To/ })).toHaveValue('T+00:40');
    await user.keyboard('{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'jump_to', to: 'T+00:40' });
  });

  it('reads once when an inject falls due, and never for a second that passes', async () => {
    const due = (view: ExerciseView) => view.injects.find((one) => one.id === 'I4')!;
    await show((view) => {
      // A thousand seconds of the story in a real one: it comes in half a second.
      view.clock.t_ms = 40 * 60_000 - 500_000;
      view.clock.rate = 1_000;
    });
    const read = () => fixture.asked.filter((one) => one === 'exercise').length;
    const before = read();
    due(fixture.exercise).status = 'offered';
    fixture.exercise.clock.t_ms = 40 * 60_000;
    await screen.findByText(/due at T\+00:40, waits for you/);
    expect(read() - before).toBe(1);
  });
});

describe('what was seen', () => {
  it.each([
    ['{+}', 'They named roles O1', '+ They named roles O1'],
    ['~', 'The runbook has no step (o2)', '~ The runbook has no step (o2)'],
    ['-', '5 degrees in the room', '− 5 degrees in the room'],
  ])('%s begins a line, which the core reads', async (key, words, text) => {
    const { user } = await show();
    await user.keyboard(key === '{+}' ? '+' : key);
    const line = screen.getByRole('textbox', { name: 'Observation' });
    await waitFor(() => expect(line).toHaveFocus());
    await user.keyboard(`${words}{Enter}`);
    await done(1);
    expect(last()).toEqual({ type: 'observe', kind: null, text, objective: null, inject: 'I2' });
    expect(line).toHaveValue('');
  });

  it('says what the line would keep, as the core read it', async () => {
    fixture.observed = 'gap for O2';
    const { user } = await show();
    await user.keyboard('-');
    await user.keyboard('Nobody has the number O2');
    await screen.findByText(/records as gap for O2/);
  });

  it('changes the sign of a line, and nothing behind it', () => {
    expect(withSign('+ They named roles', 'gap')).toBe('− They named roles');
    expect(withSign('-5 degrees in the room', 'gap')).toBe('− -5 degrees in the room');
    expect(withSign('', 'question')).toBe('? ');
  });

  it('rates an objective with the reason', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'O2 performed with major challenges' }));
    await screen.findByRole('textbox', { name: /Why/ });
    await user.keyboard('late{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'rate_objective', objective: 'O2', rating: 'major', reason: 'late' });
  });
});

describe('breaking off', () => {
  it('takes two steps and a reason', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Abort …' }));
    const panel = await screen.findByRole('dialog', { name: /Break INC-0\d+ off/ });
    expect(panel).toHaveTextContent('It is said in rehearsal-room');
    await user.keyboard('{Enter}');
    expect(fixture.executed, 'not without a reason').toHaveLength(0);
    await user.keyboard('somebody has to leave{Enter}');
    await done(1);
    expect(last()).toEqual({ type: 'abort_exercise', reason: 'somebody has to leave' });
  });

  it('is offered on every screen while something real is open, with it as the reason', async () => {
    fixture.home.give_way = { exercise: EXERCISE, number: 'INC-0001', real: 'INC-0002' };
    router.home();
    fixture.exercise.real_trouble = 'INC-0002';
    render(App);
    expect(await screen.findByText('INC-0002 is real and open.')).toBeInTheDocument();
    const user = userEvent.setup();
    for (let time = 0; time < 2; time++) {
      await user.keyboard('{Alt>}b{/Alt}');
      expect(await screen.findByRole('textbox', { name: /Reason/ })).toHaveValue('INC-0002 is real');
      await user.keyboard('{Escape}');
    }
    expect(fixture.executed, 'a person decides').toHaveLength(0);
  });
});

describe('practising alone', () => {
  it('hides what is to come and what is expected until it is over, and gives a hint when asked', async () => {
    fixture.players.given.splice(1);
    const alone = (view: ExerciseView) => (view.auto = true);
    const { user } = await show(alone);
    const middle = await screen.findByRole('region', { name: 'What you were given' });
    expect(middle).toHaveTextContent('connection refused');
    for (const words of ['Replica is 40', 'An older backup', 'Do not mention', 'newest backup', 'CTO'])
      expect(document.body.textContent, words).not.toContain(words);
    await user.keyboard('{Enter}hx1g');
    expect(await screen.findByRole('textbox', { name: /To/ })).toHaveValue('T+');
    expect(screen.queryByText(/T\+00:40/)).toBeNull();
    await user.keyboard('{Escape}t');
    await done(1);
    expect(last()).toEqual({ type: 'give_hint', inject: 'I2' });
    fixture.exercise.clock.ended = true;
    change([EXERCISE]);
    expect(await screen.findByText(/An older backup/), 'for the hot wash').toBeInTheDocument();
  });
});

describe('the whole of it', () => {
  it('is marked as an exercise in the frame and in the title of the window', async () => {
    await show();
    expect(screen.getByRole('region', { name: 'Exercise' })).toHaveTextContent('reaches a real channel');
    expect(screen.getByRole('note', { name: 'Exercise' }), 'what players see, too').toBeInTheDocument();
    expect(document.title).toMatch(/^EXERCISE · INC-\d+ · Holdfast$/);
    router.home();
    await waitFor(() => expect(document.title).toBe('Holdfast'));
  });

  it('opens the players’ window by its key', async () => {
    const { user } = await show();
    await user.keyboard('v');
    await waitFor(() => expect(fixture.projected).toEqual([EXERCISE]));
  });

  it('goes to the hot wash where a person ends it, so that its keys are for the hot wash', async () => {
    const { user } = await show();
    await user.keyboard('e');
    const panel = await screen.findByRole('dialog', { name: 'End the exercise' });
    expect(panel).toHaveTextContent('The hot wash follows');
    fixture.exercise.clock.ended = true;
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: /^Hot wash: / })).toBeInTheDocument();
    expect(last()).toEqual({ type: 'end_exercise' });
    expect(screen.getByRole('region', { name: 'Exercise' })).toHaveTextContent('The exercise ended at');
    await user.keyboard('p');
    await user.keyboard('Found in time');
    expect(await screen.findByRole('textbox', { name: /Why/ })).toHaveValue('Found in time');
  });

  it('says late apart from what was met in time', async () => {
    await show((view) => {
      const { score } = view.injects.find((each) => each.id === 'I2')!;
      Object.assign(score, { late: score.yes, yes: 0 });
    });
    expect(screen.getByRole('button', { name: /I2 Last backup/ })).toHaveTextContent(
      /0 of 3 met in time, 1 late/,
    );
  });

  it('keeps an observation that was begun while another screen is shown', async () => {
    const { user } = await show();
    await user.keyboard('onobody called{Escape}');
    router.home();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Observation' })).toBeNull());
    router.exercise(EXERCISE);
    expect(await screen.findByRole('textbox', { name: 'Observation' })).toHaveValue('nobody called');
  });

  it('takes ratings and observations after the end, and nothing else', async () => {
    const { user } = await show((view) => {
      view.clock.ended = true;
      view.clock.running = false;
      view.clock.aborted = 'INC-0002 is real';
    });
    expect(await screen.findByText(/INC-0002 is real/)).toBeInTheDocument();
    expect(screen.getByText('What surprised you?')).toBeInTheDocument();
    await user.keyboard('{Enter}hpg');
    expect(fixture.executed).toHaveLength(0);
    expect(screen.queryByRole('button', { name: /Release now|Abort/ })).toBeNull();
    await user.keyboard('o');
    await user.keyboard('all is said{Enter}');
    await done(1);
  });

  it('draws no more for 500 injects than for the few that are in view', async () => {
    const many = (view: ExerciseView) => {
      const one = view.injects.find((each) => each.id === 'I5') as InjectView;
      const stall = view.injects.find((each) => each.id === 'I7') as InjectView;
      const more = (n: number) => ({ ...one, id: `I${n + 10}`, due_ms: (60 + n) * 60_000 });
      view.injects.push(...Array.from({ length: 500 }, (_, n) => more(n)));
      view.injects.push(...Array.from({ length: 100 }, (_, n) => ({ ...stall, id: `I${n + 600}` })));
    };
    const few = await show();
    const before = few.container.querySelectorAll('*').length;
    few.container.remove();
    const { container } = await show(many);
    expect(container.querySelectorAll('*').length - before).toBeLessThan(700);
  });

  it('has no violation that axe can see', async () => {
    document.documentElement.lang = 'en';
    const { user } = await show();
    await user.keyboard('x');
    await screen.findByRole('textbox', { name: /Reason/ });
    const rules = { 'color-contrast': { enabled: false } };
    const found = await axe.run(document.documentElement, { rules });
    expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
