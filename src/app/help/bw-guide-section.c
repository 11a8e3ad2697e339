/* bw-guide-section.c: one task of a guide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-guide-section.h"

#include "bw-commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* (transfer full): as the menus write them; that of an unknown command is a mistake of
 * ours, which the tests find */
static char *
dup_keys (const char *action)
{
  const BwCommand *command = bw_commands_get ();
  GdkModifierType modifiers;
  guint key;

  while (command->accels[0] != NULL && g_strcmp0 (command->action, action) != 0)
    command++;
  g_return_val_if_fail (command->accels[0] != NULL, g_strdup (action));

  gtk_accelerator_parse (command->accels[0], &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_keys (GString    *markup,
          const char *action)
{
  g_autofree char *keys = dup_keys (action);
  g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", keys);

  g_string_append (markup, bold);
}

static char *
dup_markup (const char *text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *end = NULL;
  const char *rest = text;
  const char *open;

  while ((open = strchr (rest, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *before = g_markup_escape_text (rest, open - rest);
      g_autofree char *action = NULL;

      g_return_val_if_fail (close != NULL, g_strdup (""));
      action = g_strndup (open + 1, (gsize) (close - open - 1));
      g_string_append (markup, before);
      add_keys (markup, action);
      rest = close + 1;
    }

  end = g_markup_escape_text (rest, -1);
  g_string_append (markup, end);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/**
 * bw_guide_section_dup_lead:
 * @self: a task
 *
 * Returns: (transfer full): what one sees, as Pango markup
 */
char *
bw_guide_section_dup_lead (const BwGuideSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_markup (_(self->lead));
}

/**
 * bw_guide_section_dup_steps:
 * @self: a task
 *
 * Returns: (transfer full): what to do, as Pango markup, a line each
 */
char *
bw_guide_section_dup_steps (const BwGuideSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_markup (_(self->steps));
}

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *folded = g_utf8_casefold (_(text), -1);

  return strstr (folded, part) != NULL;
}

/**
 * bw_guide_section_matches:
 * @self: a task
 * @text: (nullable): what somebody looks for
 *
 * Returns: whether it stands anywhere in it, in the language of the desk
 */
gboolean
bw_guide_section_matches (const BwGuideSection *self,
                          const char           *text)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (text == NULL || *text == '\0')
    return TRUE;

  part = g_utf8_casefold (text, -1);
  return contains (self->title, part) || contains (self->lead, part) || contains (self->steps, part);
}
