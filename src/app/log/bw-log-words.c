/* bw-log-words.c: the kinds of lines of the log, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-words.h"

#include <glib/gi18n.h>

/* Of data/schemas/entry.json. */
static const struct
{
  const char *kind;
  const char *words;
} kinds[BW_N_LOG_KINDS] = {
  { "decision", NC_("log", "Decision") },
  { "milestone", NC_("log", "Milestone") },
  { "broadcast", NC_("log", "Broadcast") },
  { "contact", NC_("log", "Contact") },
  { "incident", NC_("log", "Incident") },
  { "shift", NC_("log", "Change of shift") },
};

const char *
bw_log_words_get_kind (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);

  return kinds[index].kind;
}

const char *
bw_log_words_describe_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return g_dpgettext2 (NULL, "log", kinds[i].words);
    }

  return kind != NULL ? kind : "";
}
