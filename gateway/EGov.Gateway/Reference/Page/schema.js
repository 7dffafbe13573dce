// Draws JSON Schema (as OpenAPI 3.1 uses it) as nested lists. Text only ever becomes text, never markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

export function both(vietnamese, english) {
  const pair = document.createDocumentFragment();
  pair.append(vietnamese, ' ', element('span', { lang: 'en' }, `· ${english}`));
  return pair;
}

export function resolve(document, node) {
  const seen = new Set();
  while (node?.$ref && !seen.has(node.$ref)) {
    seen.add(node.$ref);
    node = node.$ref.replace(/^#\//, '').split('/')
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce((at, part) => at?.[part], document);
  }
  return node ?? {};
}

const nameOf = node => node?.$ref ? node.$ref.split('/').pop() : null;

export function typeText(document, node) {
  const named = nameOf(node);
  const schema = resolve(document, node);
  const types = [schema.type ?? []].flat().filter(type => type !== 'null');
  const nullable = [schema.type ?? []].flat().includes('null') ? ' | null' : '';
  if (types.includes('array')) {
    return `${typeText(document, schema.items ?? {})}[]${nullable}`;
  }
  const parts = schema.oneOf ?? schema.anyOf;
  if (parts) {
    return parts.map(part => typeText(document, part)).join(' | ');
  }
  if (named) {
    return named + nullable;
  }
  return (types.join(' | ') || (schema.properties ? 'object' : 'any')) + (schema.format ? ` (${schema.format})` : '') + nullable;
}

function rules(schema) {
  const said = [];
  const say = (key, text) => schema[key] !== undefined && said.push(text(schema[key]));
  say('minLength', value => `≥ ${value} ký tự`);
  say('maxLength', value => `≤ ${value} ký tự`);
  say('minimum', value => `≥ ${value}`);
  say('maximum', value => `≤ ${value}`);
  say('minItems', value => `≥ ${value} mục`);
  say('maxItems', value => `≤ ${value} mục`);
  say('pattern', value => `/${value}/`);
  say('default', value => `= ${JSON.stringify(value)}`);
  if (schema.enum) {
    said.push(schema.enum.map(value => JSON.stringify(value)).join(', '));
  }
  return said.join('; ');
}

// What a schema consists of, once its references and unions are followed: properties, or those of an array's items.
function members(document, node) {
  const schema = resolve(document, node);
  if (schema.items) {
    return members(document, schema.items);
  }
  const parts = [schema, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(part => resolve(document, part));
  return {
    key: nameOf(node) ?? nameOf((schema.oneOf ?? schema.anyOf ?? []).find(part => part.$ref)) ?? schema,
    properties: Object.assign({}, ...parts.map(part => part.properties ?? {})),
    required: parts.flatMap(part => part.required ?? []),
  };
}

export function schemaList(document, node, above = []) {
  const { key, properties, required } = members(document, node);
  const names = Object.keys(properties);
  if (names.length === 0 || above.includes(key) || above.length > 6) {
    return null;
  }
  return element('ul', { class: 'schema' }, ...names.map(name => {
    const schema = resolve(document, properties[name]);
    const rule = rules(schema);
    return element('li', {},
      element('code', {}, name), ' ',
      element('span', { class: 'type' }, typeText(document, properties[name])),
      required.includes(name) ? element('span', { class: 'required', title: 'bắt buộc · required' }, ' *') : null,
      rule ? element('span', { class: 'rule' }, ` ${rule}`) : null,
      properties[name].description ?? schema.description ? ` ${properties[name].description ?? schema.description}` : null,
      schemaList(document, properties[name], [...above, key]));
  }));
}
