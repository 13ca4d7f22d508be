/** Telegram HTML: text in which everything that came from outside is escaped. */
export type Html = { readonly html: string };

/** Escapes what Telegram's parser takes for markup; a quote too, since links carry texts in attributes. */
export function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function part(value: Html | string | number): string {
  return typeof value === 'object' ? value.html : escapeHtml(String(value));
}

/** Tagged template: what is interpolated is escaped, unless it is Html itself. */
export function html(texts: TemplateStringsArray, ...values: readonly (Html | string | number)[]): Html {
  return { html: texts.map((text, index) => (index === 0 ? text : part(values[index - 1] ?? '') + text)).join('') };
}

/** Lines of an answer, the empty ones of `false` and `null` left out. */
export function lines(...items: readonly (Html | string | false | null)[]): Html {
  return {
    html: items
      .filter((item) => item !== false && item !== null)
      .map((item) => part(item))
      .join('\n'),
  };
}

export function joinHtml(items: readonly (Html | string)[], separator: string): Html {
  return { html: items.map(part).join(escapeHtml(separator)) };
}

/** What a person sees of Telegram HTML: tags dropped, entities resolved. */
export function plainText(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
