/* bw-log-words.c: lines of the log in words: their kinds, and what is to be known of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-words.h"

#include "bw-json.h"

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

GtkStringList *
bw_log_words_new_kinds (const char *first)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  if (first != NULL)
    gtk_string_list_append (words, first);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, bw_log_words_describe_kind (kinds[i].kind));

  return words;
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

/**
 * bw_log_words_dup_note:
 * @desk: whose language
 * @line: a line
 * @is_corrected: whether another line corrects it
 *
 * Returns: (transfer full): where, and what became of it
 */
char *
bw_log_words_dup_note (BwDesk            *desk,
                       BwClientLedgerRow *line,
                       gboolean           is_corrected)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  JsonObject *members = bw_client_ledger_row_get_members (line);
  const char *code = bw_json_peek_string (members, "area");
  const char *reason = bw_json_peek_string (members, "reason");
  BwPlace area = code != NULL ? bw_place_tree_lookup (places, code) : bw_place_tree_get_root (places);
  g_autoptr (GString) note = g_string_new (area != BW_PLACE_NONE
                                             ? bw_place_tree_get_name (places, area, bw_desk_get_language (desk))
                                             : code);

  if (bw_json_has (members, "corrects"))
    {
      g_string_append (note, " · ");
      /* Translators: of a line of the log; the place is for why. */
      g_string_append_printf (note, _("corrects another line: %s"), reason != NULL ? reason : "–");
    }
  if (is_corrected)
    g_string_append_printf (note, " · %s", _("was corrected"));

  return g_string_free (g_steal_pointer (&note), FALSE);
}
