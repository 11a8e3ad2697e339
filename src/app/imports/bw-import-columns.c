/* bw-import-columns.c: the rows of a file, as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-import-columns.h"

#include "bw-edit-words.h"
#include "bw-json.h"
#include "bw-patch.h"
#include "bw-reason-words.h"
#include "bw-refusal-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Groups of the table, by its chips. */
enum
{
  GROUP_ALL,
  GROUP_FRESH,
  GROUP_CHANGED,
  GROUP_UNCHANGED,
  GROUP_REFUSED,
  GROUP_UNSENT,
};

/* How the document came, and not what is so. */
static const char * const passed_over[] = { "at", "source", "type", "id" };

static void
read_row (gconstpointer  row,
          gpointer       data,
          BwImportRow   *read)
{
  const BwImportColumns *self = data;

  bw_import_get_row (self->import, ((const BwImportOutcome *) row)->index, read);
}

static char *
dup_line (gconstpointer row,
          gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  if (read.line > 0)
    return g_strdup_printf ("%u", read.line);

  /* Translators: which of the features of a map a row is, from 1 */
  return g_strdup_printf (_("no. %u"), ((const BwImportOutcome *) row)->index + 1);
}

static guint32
get_line_key (gconstpointer row,
              gpointer      data)
{
  return ((const BwImportOutcome *) row)->index;
}

static gboolean
is_refused (gconstpointer row,
            gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  return read.verdict == BW_IMPORT_VERDICT_REFUSED || ((const BwImportOutcome *) row)->refusal != NULL;
}

static char *
dup_verdict (gconstpointer row,
             gpointer      data)
{
  static const char * const verdicts[] = { N_("New"), N_("Changed"), N_("Unchanged"), N_("Refused") };
  const BwImportOutcome *outcome = row;
  BwImportRow read;

  if (outcome->refusal != NULL)
    return g_strdup (_("Refused"));
  if (outcome->fate == BW_IMPORT_FATE_SENT)
    return g_strdup (_("Imported"));
  if (outcome->fate == BW_IMPORT_FATE_UNSENT)
    return g_strdup (_("Not sent"));
  if (outcome->fate == BW_IMPORT_FATE_UNSURE)
    return g_strdup (_("Sent, no answer"));

  read_row (row, data, &read);
  return g_strdup (_(verdicts[read.verdict]));
}

static BwTone
get_verdict_tone (gconstpointer row,
                  gpointer      data)
{
  return is_refused (row, data) ? BW_TONE_LATE : BW_TONE_FG;
}

static guint32
get_verdict_key (gconstpointer row,
                 gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  return is_refused (row, data) ? BW_IMPORT_VERDICT_REFUSED : (guint32) read.verdict;
}

static char *
dup_id (gconstpointer row,
        gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  return g_strdup (read.id != NULL ? read.id : "—");
}

static char *
dup_name (gconstpointer row,
          gpointer      data)
{
  g_autoptr (JsonObject) members = NULL;
  BwImportRow read;
  const char *name;

  read_row (row, data, &read);
  if (read.document == NULL)
    return g_strdup ("—");

  members = bw_document_dup_object (read.document);
  name = bw_json_peek_string (members, "name");
  return g_strdup (name != NULL ? name : "—");
}

static void
append_change (GString               *text,
               const BwImportColumns *self,
               const char            *member,
               JsonNode              *before,
               JsonNode              *after)
{
  g_autofree char *old = bw_edit_words_dup_value (self->desk, before);
  g_autofree char *new = bw_edit_words_dup_value (self->desk, JSON_NODE_HOLDS_NULL (after) ? NULL : after);

  for (guint i = 0; i < G_N_ELEMENTS (passed_over); i++)
    {
      if (g_str_equal (member, passed_over[i]))
        return;
    }

  g_string_append (text, text->len > 0 ? _("; ") : "");
  /* Translators: a member of a document, what it was and what it becomes */
  g_string_append_printf (text, _("%s: %s → %s"), bw_edit_words_get_member (member), old, new);
}

static char *
dup_changes (const BwImportColumns *self,
             const BwImportRow     *read)
{
  g_autoptr (JsonObject) before = bw_document_dup_object (read->standing);
  g_autoptr (JsonObject) after = bw_document_dup_object (read->document);
  g_autoptr (JsonObject) patch = bw_patch_make (before, after);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, patch);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    append_change (text, self, member, json_object_get_member (before, member), node);

  return g_strdup (text->str);
}

/* The column of the file: as it is called there, so that it is found. Positions stand in
 * two of a table; what a feature has stands in its properties. */
static char *
dup_column (const char *pointer)
{
  gboolean is_feature = g_str_has_prefix (pointer, "/features/");
  const char *member = is_feature ? strchr (pointer + strlen ("/features/"), '/') : pointer;

  if (member == NULL || *member == '\0')
    return g_strdup ("");
  if (is_feature && g_str_has_prefix (member, "/properties/"))
    member += strlen ("/properties");
  if (g_str_has_prefix (member, "/position") || g_str_has_prefix (member, "/center"))
    return g_strdup (is_feature ? "geometry" : "longitude, latitude");

  return g_strdelimit (g_strdup (member + 1), "/", '.');
}

/* What one thing that is wrong says in a column. */
typedef char *(*FaultFunc) (const char *pointer,
                            const char *reason);

static char *
dup_where (const char *pointer,
           const char *reason)
{
  return dup_column (pointer);
}

static char *
dup_why (const char *pointer,
         const char *reason)
{
  return bw_refusal_words_dup (reason);
}

static char *
dup_advice (const char *pointer,
            const char *reason)
{
  return g_strdup (bw_reason_words_get_advice (reason));
}

static void
append_fault (GString    *text,
              FaultFunc   func,
              const char *pointer,
              const char *reason)
{
  g_autofree char *words = func (pointer, reason);

  if (*words == '\0')
    return;

  g_string_append (text, text->len > 0 ? _("; ") : "");
  g_string_append (text, words);
}

/* Of all that is wrong with a row, in one order for all columns. */
static char *
dup_faults (const BwImportOutcome *outcome,
            const BwImportRow     *read,
            FaultFunc              func)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (outcome->refusal != NULL)
    {
      g_autofree char *pointer = NULL;
      g_autofree char *reason = NULL;

      bw_json_split_error (outcome->refusal, &pointer, &reason);
      append_fault (text, func, pointer, reason);
    }

  for (guint i = 0; read->faults != NULL && i < read->faults->len; i++)
    {
      const BwFault *fault = g_ptr_array_index (read->faults, i);

      append_fault (text, func, fault->pointer, fault->reason);
    }

  return g_strdup (text->str);
}

/* What it comes to, and what was mended before. */
static char *
add_remark (char              *text,
            const BwImportRow *read,
            FaultFunc          func)
{
  g_autofree char *words = read->remark != NULL ? func (read->remark->pointer, read->remark->reason) : NULL;
  g_autofree char *owned = text;

  if (words == NULL || *words == '\0')
    return g_steal_pointer (&owned);
  if (*owned == '\0')
    return g_steal_pointer (&words);

  return g_strconcat (words, _("; "), owned, NULL);
}

static char *
dup_field (gconstpointer row,
           gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  return add_remark (dup_faults (row, &read, dup_where), &read, dup_where);
}

static char *
dup_detail (gconstpointer row,
            gpointer      data)
{
  BwImportRow read;

  read_row (row, data, &read);
  return add_remark (read.verdict == BW_IMPORT_VERDICT_CHANGED && !is_refused (row, data)
                       ? dup_changes (data, &read) : dup_faults (row, &read, dup_why),
                     &read, dup_why);
}

static char *
dup_what_to_do (gconstpointer row,
                gpointer      data)
{
  const BwImportOutcome *outcome = row;
  BwImportRow read;

  read_row (row, data, &read);
  if (!is_refused (row, data)
      && (outcome->fate == BW_IMPORT_FATE_UNSENT || outcome->fate == BW_IMPORT_FATE_UNSURE))
    return g_strdup (_("Import the rest: nothing is written twice"));

  return add_remark (dup_faults (outcome, &read, dup_advice), &read, dup_advice);
}

static guint
get_groups (gconstpointer row,
            gpointer      data)
{
  static const guint groups[] = { GROUP_FRESH, GROUP_CHANGED, GROUP_UNCHANGED, GROUP_REFUSED };
  const BwImportOutcome *outcome = row;
  BwImportRow read;
  guint group;

  read_row (row, data, &read);
  group = is_refused (row, data) ? GROUP_REFUSED : groups[read.verdict];
  if (outcome->fate == BW_IMPORT_FATE_UNSENT || outcome->fate == BW_IMPORT_FATE_UNSURE)
    return 1u << GROUP_ALL | 1u << GROUP_UNSENT | 1u << group;

  return 1u << GROUP_ALL | 1u << group;
}

static gboolean
fits (gconstpointer  row,
      const char    *needle,
      gpointer       data)
{
  g_autofree char *id = dup_id (row, data);
  g_autofree char *name = dup_name (row, data);

  return strstr (id, needle) != NULL || strstr (name, needle) != NULL;
}

/* While another file is being read there are no rows. */
static gboolean
prepare (gpointer data)
{
  return ((const BwImportColumns *) data)->import != NULL;
}

/**
 * bw_import_columns_set_up: (skip)
 * @table: a new table
 * @self: what its rows are
 */
void
bw_import_columns_set_up (BwTable         *table,
                          BwImportColumns *self)
{
  static const BwTableColumn columns[] =
  {
    { .id = "line", .title = N_("Line"), .width = 56, .is_number = TRUE, .text = dup_line, .key = get_line_key },
    { .id = "verdict", .title = N_("What happens"), .width = 96, .text = dup_verdict, .tone = get_verdict_tone,
      .key = get_verdict_key },
    { .id = "id", .title = N_("Code"), .width = 120, .text = dup_id },
    { .id = "name", .title = N_("Name"), .width = 140, .text = dup_name },
    { .id = "field", .title = N_("Column"), .width = 96, .text = dup_field },
    { .id = "detail", .title = N_("What changes, or why it is refused"), .width = 240, .is_wide = TRUE,
      .text = dup_detail },
    { .id = "advice", .title = N_("What to do"), .width = 220, .is_wide = TRUE, .text = dup_what_to_do },
  };
  static const BwTableChip chips[] =
  {
    { "all", N_("All"), N_("The file has no rows"), TRUE },
    { "fresh", N_("New"), N_("Nothing is new"), FALSE },
    { "changed", N_("Changed"), N_("Nothing is changed"), FALSE },
    { "unchanged", N_("Unchanged"), N_("Nothing stands as it is"), FALSE },
    { "refused", N_("Refused"), N_("Nothing is refused"), FALSE },
    { "unsent", N_("Not sent"), N_("All has been sent"), FALSE },
  };

  bw_table_set_columns (table, columns, G_N_ELEMENTS (columns), prepare, self);
  bw_table_set_chips (table, chips, G_N_ELEMENTS (chips), get_groups);
  bw_table_set_search_func (table, fits);
  bw_table_set_hint (table, _("Find a code or a name"));
}
