/* bw-point-story.c: who is on duty at a sampling point, and what there was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-story.h"

#include "bw-format.h"
#include "bw-json.h"

#include <glib/gi18n.h>

/* A line and what it is ordered by. */
typedef struct
{
  gint64  key;
  char   *text;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = a;
  const Line *second = b;

  return first->key < second->key ? -1 : first->key > second->key;
}

static GArray *
new_lines (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

/* Takes @text. */
static void
take_line (GArray *lines,
           gint64  key,
           char   *text)
{
  const Line line = { key, text };

  g_array_append_val (lines, line);
}

static char *
join_lines (GArray *lines)
{
  GString *text = g_string_new (NULL);

  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", g_array_index (lines, Line, i).text);

  return g_string_free (text, FALSE);
}

static char *
dup_team_name (const BwFacts *facts,
               const char    *id)
{
  BwDocument *document = bw_picture_get_document (facts->picture, BW_DOCUMENT_TYPE_TEAM, id);
  g_autoptr (JsonObject) team = document != NULL ? bw_document_dup_object (document) : NULL;

  return g_strdup (team != NULL ? json_object_get_string_member_with_default (team, "name", id) : id);
}

static const char *
get_duty_word (const char *state)
{
  if (g_strcmp0 (state, "on_duty") == 0)
    return C_("duty", "on duty");
  if (g_strcmp0 (state, "planned") == 0)
    return C_("duty", "planned");
  if (g_strcmp0 (state, "missed") == 0)
    return C_("duty", "missed");

  return C_("duty", "relieved");
}

static void
add_assignment (GArray           *lines,
                const BwFacts    *facts,
                const BwDocument *document)
{
  g_autoptr (JsonObject) assignment = bw_document_dup_object (document);
  const char *state = json_object_get_string_member_with_default (assignment, "state", "");
  const char *task = json_object_get_string_member_with_default (assignment, "task", "");
  gint64 from = bw_json_peek_time (assignment, "from");
  gint64 to = bw_json_peek_time (assignment, "to");
  g_autofree char *team = dup_team_name (facts,
                                         json_object_get_string_member_with_default (assignment, "team", ""));
  g_autofree char *begin = from != 0 ? bw_format_day_time (from, facts->zone, facts->language) : g_strdup ("");
  g_autofree char *end = to != 0 ? bw_format_day_time (to, facts->zone, facts->language) : g_strdup ("");

  take_line (lines, g_strcmp0 (state, "on_duty") == 0 ? 0 : from,
             g_strdup_printf ("%s · %s%s%s · %s – %s", team, get_duty_word (state), task[0] != '\0' ? " · " : "",
                              task, begin, end));
}

/**
 * bw_point_story_dup_duty:
 * @facts: of the desk
 * @point: a sampling point
 *
 * Returns: (transfer full): one team a line; "" if none is known
 */
char *
bw_point_story_dup_duty (const BwFacts *facts,
                         BwPlace        point)
{
  g_autoptr (GArray) lines = new_lines ();
  g_autoptr (GPtrArray) documents = NULL;
  const char *code;

  g_return_val_if_fail (facts != NULL, NULL);

  code = bw_place_tree_get_code (facts->places, point);
  documents = bw_picture_list_documents (facts->picture, BW_DOCUMENT_TYPE_ASSIGNMENT);
  for (guint i = 0; i < documents->len; i++)
    {
      const BwDocument *document = g_ptr_array_index (documents, i);

      if (g_strcmp0 (bw_document_get_place (document), code) == 0)
        add_assignment (lines, facts, document);
    }

  return join_lines (lines);
}

static void
add_alert (GArray        *lines,
           const BwFacts *facts,
           const BwAlert *alert)
{
  const char *name = !facts->is_chinese && alert->name_en != NULL ? alert->name_en : alert->name;
  g_autofree char *raised = bw_format_day_time (alert->raised, facts->zone, facts->language);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", raised, name != NULL ? name : alert->rule);
  if (alert->acknowledged_at != 0)
    {
      g_string_append_printf (text, " · %s", _("known"));
      if (alert->acknowledged_reason != NULL)
        g_string_append_printf (text, ": %s", alert->acknowledged_reason);
    }
  take_line (lines, -alert->raised, g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * bw_point_story_dup_standing:
 * @facts: of the desk
 * @point: a sampling point
 *
 * What is over is in its log.
 *
 * Returns: (transfer full): what its own remark says, then alerts that stand, the newest
 *   first; "" if there is nothing
 */
char *
bw_point_story_dup_standing (const BwFacts *facts,
                             BwPlace        point)
{
  g_autoptr (GArray) lines = new_lines ();
  g_autoptr (GPtrArray) documents = NULL;
  const BwSite *site;
  const char *code;

  g_return_val_if_fail (facts != NULL, NULL);

  code = bw_place_tree_get_code (facts->places, point);
  site = bw_place_tree_get_site (facts->places, point);
  if (site != NULL && site->note != NULL)
    take_line (lines, G_MININT64, g_strdup (site->note));

  documents = bw_picture_list_documents (facts->picture, BW_DOCUMENT_TYPE_ALERT);
  for (guint i = 0; i < documents->len; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (documents, i));

      if (alert != NULL && alert->cleared == 0 && g_strcmp0 (alert->place, code) == 0)
        add_alert (lines, facts, alert);
    }

  return join_lines (lines);
}
