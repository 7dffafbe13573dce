// The API reference: reads every service's OpenAPI document and shows what can be called. No outside resources.
import { both, element, resolve, schemaList, typeText } from './schema.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const services = document.getElementById('services');
const contents = document.getElementById('contents');
const search = document.getElementById('search');
const found = document.getElementById('found');

export const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();

async function readJson(address) {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return response.json();
}

function parameters(api, list) {
  const places = { path: 'đường dẫn', query: 'truy vấn', header: 'tiêu đề', cookie: 'cookie' };
  const body = element('tbody', {}, ...list.map(given => {
    const parameter = resolve(api, given);
    const schema = resolve(api, parameter.schema ?? {});
    return element('tr', {},
      element('td', {}, element('code', {}, parameter.name), parameter.required ? element('span', { class: 'required', title: 'bắt buộc · required' }, ' *') : null),
      element('td', {}, places[parameter.in] ?? parameter.in, ' ', element('span', { lang: 'en' }, parameter.in)),
      element('td', { class: 'type' }, typeText(api, parameter.schema ?? {}), schema.enum ? `: ${schema.enum.join(', ')}` : null),
      element('td', {}, parameter.description ?? ''));
  }));
  return element('table', {}, body);
}

function content(api, media) {
  return Object.entries(media ?? {}).map(([type, { schema = {} }]) => element('div', {},
    element('code', {}, type), ' ', element('span', { class: 'type' }, typeText(api, schema)), schemaList(api, schema)));
}

function responses(api, list) {
  const row = ([status, given]) => {
    const response = resolve(api, given);
    return element('tr', {},
      element('td', {}, element('code', {}, status)),
      element('td', {}, response.description ?? '', ...content(api, response.content)));
  };
  const isError = ([status]) => !/^[123]/.test(status);
  const all = Object.entries(list ?? {});
  const part = (title, rows) => rows.length ? [element('h4', {}, title), element('table', {}, element('tbody', {}, ...rows.map(row)))] : [];
  return [...part(both('Trả lời', 'Responses'), all.filter(r => !isError(r))), ...part(both('Lỗi', 'Errors'), all.filter(isError))];
}

function describe(api, { operation, shared }) {
  const list = [...shared, ...(operation.parameters ?? [])];
  const sent = operation.requestBody ? resolve(api, operation.requestBody) : null;
  return element('div', { class: 'operation' },
    operation.description ? element('p', { class: 'description' }, operation.description) : null,
    ...(list.length ? [element('h4', {}, both('Tham số', 'Parameters')), parameters(api, list)] : []),
    ...(sent ? [element('h4', {}, both('Nội dung gửi', 'Request body')), ...content(api, sent.content)] : []),
    ...responses(api, operation.responses));
}

function operationsOf(api) {
  return Object.entries(api.paths ?? {}).flatMap(([path, item]) => methods.filter(method => item[method]).map(method => ({
    method, path, operation: item[method], shared: item.parameters ?? [], tag: item[method].tags?.[0] ?? '',
  })));
}

function drawOperation(service, api, entry) {
  const prefix = (api.servers?.[0]?.url ?? '').replace(/\/$/, '');
  const id = `${service.name}/${entry.operation.operationId ?? `${entry.method}${entry.path}`}`;
  const details = element('details', { id },
    element('summary', {},
      element('span', { class: `method ${entry.method}` }, entry.method.toUpperCase()), ' ',
      element('span', { class: 'path' }, prefix + entry.path),
      element('span', { class: 'summary' }, entry.operation.summary ?? '')));
  const names = [...entry.shared, ...(entry.operation.parameters ?? [])].map(p => resolve(api, p).name);
  details.dataset.words = fold([entry.method, prefix + entry.path, entry.operation.summary, entry.operation.description, entry.tag, ...names,
    service.name, service.vietnamese, service.english].filter(Boolean).join(' '));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(describe(api, entry));
    }
  });
  return details;
}

function drawService(section, service, api) {
  const groups = Map.groupBy(operationsOf(api), entry => entry.tag);
  section.replaceChildren(section.firstElementChild, ...[...groups].map(([tag, entries]) => element('div', { class: 'group' },
    tag ? element('h3', {}, tag) : null, ...entries.map(entry => drawOperation(service, api, entry)))));
}

function drawFailure(section, service, reason) {
  const retry = element('button', { type: 'button' }, both('Thử lại', 'Try again'));
  retry.addEventListener('click', () => load(section, service));
  section.replaceChildren(section.firstElementChild, element('p', { class: 'failure', role: 'alert' },
    both(`Không tải được tài liệu của dịch vụ này (${reason}).`, 'The document of this service cannot be loaded.'), retry));
}

async function load(section, service) {
  section.replaceChildren(section.firstElementChild, element('p', {}, both('Đang tải…', 'Loading…')));
  try {
    drawService(section, service, await readJson(service.document));
  } catch (failure) {
    drawFailure(section, service, failure.message);
  }
  filter();
}

function filter() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  const all = [...services.querySelectorAll('details')];
  const shown = all.filter(details => {
    details.hidden = !words.every(word => details.dataset.words.includes(word));
    return !details.hidden;
  });
  for (const group of services.querySelectorAll('.group')) {
    group.hidden = !group.querySelector('details:not([hidden])');
  }
  found.value = words.length === 0 ? `${all.length} lời gọi · calls` : `${shown.length} / ${all.length} lời gọi · calls`;
}

function openLinked() {
  const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (linked?.tagName === 'DETAILS') {
    linked.open = true;
    linked.firstElementChild.focus();
    linked.scrollIntoView();
  }
}

function listen() {
  search.addEventListener('input', filter);
  document.getElementById('search-form').addEventListener('submit', event => {
    event.preventDefault();
    services.querySelector('details:not([hidden]) > summary')?.focus();
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && event.target !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape' && search.value) {
      search.value = '';
      filter();
    }
  });
  addEventListener('hashchange', openLinked);
}

async function start() {
  listen();
  const list = await readJson('/api/services.json');
  await Promise.all(list.map(service => {
    const section = element('section', { id: service.name, 'aria-labelledby': `${service.name}-title` },
      element('h2', { id: `${service.name}-title` }, both(service.vietnamese || service.name, service.english || service.name)));
    services.append(section);
    contents.append(element('li', {}, element('a', { href: `#${service.name}` }, both(service.vietnamese || service.name, service.english || service.name))));
    return load(section, service);
  }));
  services.setAttribute('aria-busy', 'false');
  openLinked();
}

start().catch(failure => services.append(element('p', { class: 'failure', role: 'alert' },
  both(`Không tải được danh sách dịch vụ (${failure.message}).`, 'The list of services cannot be loaded.'))));
