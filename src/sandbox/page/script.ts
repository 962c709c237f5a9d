/** What the page does in the browser, in plain JavaScript that every current one understands. */
export const SCRIPT = String.raw`
'use strict';
const as = document.body.dataset.as;
const here = document.body.dataset.in;
const status = document.getElementById('status');
const list = document.getElementById('messages');
const dialog = document.getElementById('form');
const commands = JSON.parse(document.getElementById('commands').textContent);

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function call(name, body) {
  const response = await fetch('/_sandbox/' + name, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.refused);
  return answer;
}

// Runs an act, shows what came of it; a refusal leaves everything as it was typed.
async function act(name, body, showWrong = (text) => { status.textContent = text; }) {
  status.textContent = '';
  try {
    const outcome = await call(name, { as, in: here, ...body });
    if (outcome.failed) showWrong(outcome.failed);
    else if (outcome.form) openForm(outcome.form);
    await refresh();
    return outcome;
  } catch (error) {
    showWrong(error.message);
    return null;
  }
}

async function refresh() {
  if (!here) return;
  const query = new URLSearchParams({ as, in: here, version: list.dataset.version });
  const response = await fetch('/_sandbox/messages?' + query);
  if (response.status !== 200) return;
  const atEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 200;
  const focused = document.activeElement && document.activeElement.dataset.click;
  const on = document.activeElement && document.activeElement.dataset.on;
  list.innerHTML = await response.text();
  list.dataset.version = response.headers.get('x-version');
  dress();
  if (focused) {
    const again = [...list.querySelectorAll('[data-click]')].find((each) => each.dataset.click === focused && each.dataset.on === on);
    if (again) again.focus();
  }
  if (atEnd) window.scrollTo(0, document.body.scrollHeight);
}

function dress() {
  for (const card of list.querySelectorAll('[data-accent]')) card.style.borderInlineStartColor = card.dataset.accent;
  for (const link of list.querySelectorAll('[data-channel]'))
    link.href = '/?' + new URLSearchParams({ as, in: link.dataset.channel });
}

function choiceField(names, required, value) {
  const select = make('select', {});
  if (!required || !value) select.append(make('option', { value: '', textContent: '–' }));
  for (const name of names) select.append(make('option', { textContent: name, selected: name === value }));
  return select;
}

function optionField(option, id) {
  if (option.kind === 'choice') return choiceField(option.choices, option.required, '');
  if (option.kind === 'flag') return choiceField(['true', 'false'], option.required, '');
  if (option.kind === 'file') return make('input', { type: 'file' });
  const input = make('input', { type: option.kind === 'number' ? 'number' : 'text', autocomplete: 'off' });
  if (option.autocomplete) {
    input.setAttribute('list', id + '-list');
    input.dataset.complete = option.name;
  }
  return input;
}

const chosen = () => commands.find((each) => each.line === document.getElementById('command').value);

async function entered(box) {
  const values = {};
  for (const field of box.querySelectorAll('[data-name]')) {
    const name = field.dataset.name;
    if (field.type === 'file') {
      const file = field.files[0];
      if (file) values[name] = { name: file.name, content: await file.text() };
    } else if (field.type === 'checkbox') values[name] = field.checked;
    else if (field.multiple) values[name] = [...field.selectedOptions].map((each) => each.textContent);
    else if (field.value !== '' || field.dataset.keepEmpty) values[name] = field.value;
  }
  return values;
}

function showOptions() {
  const box = document.getElementById('options');
  const command = chosen();
  box.replaceChildren();
  document.getElementById('run').hidden = !command;
  for (const [index, option] of (command ? command.options : []).entries()) {
    const id = 'option-' + index;
    const field = optionField(option, id);
    Object.assign(field, { id, required: option.required });
    field.dataset.name = option.name;
    const label = make('label', { htmlFor: id, textContent: option.name + (option.required ? ' (required)' : '') });
    const hint = make('span', { className: 'small', textContent: option.description, id: id + '-hint' });
    field.setAttribute('aria-describedby', hint.id);
    box.append(make('div', { className: 'field' }, label, hint, field, make('datalist', { id: id + '-list' })));
  }
}

let waiting = 0;
async function complete(input) {
  const box = document.getElementById('options');
  const options = await entered(box);
  delete options[input.dataset.complete];
  try {
    const choices = await call('autocomplete', {
      as, in: here, line: chosen().line, option: input.dataset.complete, typed: input.value, options,
    });
    document.getElementById(input.id + '-list')
      .replaceChildren(...choices.map((each) => make('option', { value: each.value, label: each.name })));
  } catch (error) {
    status.textContent = error.message;
  }
}

function formField(field, id) {
  if (field.kind === 'tick') return make('input', { type: 'checkbox' });
  if (field.kind === 'files') return make('input', { type: 'file' });
  if (field.kind === 'choice' || field.kind === 'choices') {
    const select = choiceField(field.options.map((each) => each.label), field.required, field.value);
    select.multiple = field.kind === 'choices';
    return select;
  }
  const input = make(field.kind === 'paragraph' ? 'textarea' : 'input', { value: field.value });
  if (field.longest) input.maxLength = field.longest;
  input.dataset.keepEmpty = 'yes';
  return input;
}

function openForm(form) {
  const wrong = make('p', { className: 'wrong', role: 'alert' });
  const fields = form.fields.map((field, index) => {
    const id = 'field-' + index;
    const input = formField(field, id);
    Object.assign(input, { id, required: field.required && field.kind !== 'tick' });
    input.dataset.name = field.label;
    const label = make('label', { htmlFor: id, textContent: field.label + (field.required ? ' (required)' : '') });
    return make('div', { className: 'field' }, label, make('span', { className: 'small', textContent: field.hint || '' }), input);
  });
  const cancel = make('button', { type: 'button', textContent: 'Cancel' });
  cancel.addEventListener('click', () => dialog.close());
  const element = make('form', {}, make('h2', { id: 'form-title', textContent: form.title }), ...fields, wrong,
    make('div', { className: 'row' }, make('button', { className: 'primary', textContent: 'Submit' }), cancel));
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    const entries = await entered(element);
    const outcome = await act('submit', { form: form.id, entries }, (text) => { wrong.textContent = text; });
    if (outcome && !outcome.failed && !outcome.form) dialog.close();
  });
  dialog.replaceChildren(element);
  if (!dialog.open) dialog.showModal();
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.click !== undefined) await act('click', { label: button.dataset.click, on: button.dataset.on });
  if (button.dataset.advance !== undefined) {
    const { now } = await call('clock', { advance: Number(button.dataset.advance) });
    document.getElementById('now').textContent = now.slice(0, 16).replace('T', ' ') + ' UTC';
    await refresh();
  }
});
document.addEventListener('change', async (event) => {
  if (event.target.id === 'command') showOptions();
  if (event.target.id === 'as') event.target.form.requestSubmit();
  const on = event.target.dataset.choose;
  if (on) await act('choose', { on, labels: [...event.target.selectedOptions].map((each) => each.textContent) });
});
document.addEventListener('input', (event) => {
  if (!event.target.dataset.complete) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => complete(event.target), 250);
});
document.addEventListener('focusin', (event) => {
  if (event.target.dataset.complete) complete(event.target);
});
document.addEventListener('submit', async (event) => {
  if (event.target.id === 'command-form') {
    event.preventDefault();
    const run = document.getElementById('run');
    run.disabled = true;
    await act('command', { line: chosen().line, options: await entered(document.getElementById('options')) });
    run.disabled = false;
  }
  if (event.target.id === 'say-form') {
    event.preventDefault();
    const input = document.getElementById('say');
    if (input.value && (await act('say', { text: input.value }))) input.value = '';
  }
});
dress();
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 1500);
`;
