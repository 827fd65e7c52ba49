"""Django's tags of translation; what stands in the places of a sentence keeps to its place."""

from typing import Any

from django.template import Library
from django.template.base import FilterExpression, Parser, Token, TokenType
from django.templatetags import i18n
from django.utils.safestring import SafeData, mark_safe
from django.utils.translation import get_language

from issuetrees.core.text import within
from issuetrees.kit.sentences import apart

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class _Apart(FilterExpression):
    """A value of the context as it is to stand in a sentence, ``is_quoted`` between its marks."""

    is_quoted = False

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        found = super().resolve(context, ignore_failures)
        shown = apart(found)
        if self.is_quoted and isinstance(shown, str):
            shown = within("«" if (get_language() or "en").startswith("ru") else "“", shown)
        return mark_safe(shown) if isinstance(found, SafeData) else shown  # noqa: S308 - as it was


@register.tag("blocktrans")
@register.tag("blocktranslate")
def block_translate(parser: Parser, token: Token) -> i18n.BlockTranslateNode:
    """Translate a block as Django does, with each of its values kept apart."""
    node = i18n.do_block_translate(parser, token)
    parts = [*node.singular, *(node.plural or ())]
    for before, part in zip([None, *parts], parts, strict=False):
        name = part.contents
        if part.token_type == TokenType.VAR and name != node.countervar:
            value = node.extra_context.get(name)
            shown = _Apart(value.token if value else name, parser)
            shown.is_quoted = before is not None and before.contents.endswith("“")
            node.extra_context[name] = shown
    return node
