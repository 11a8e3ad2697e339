/* bw-followup-columns.c: the table of what is to be put right, column by column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-followup-columns.h"

#include "bw-accessible.h"
#include "bw-edits.h"
#include "bw-table-memory.h"
#include "bw-time.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

enum
{
  GROUP_OPEN,
  GROUP_CLOSED,
  GROUP_NOT_EXECUTABLE,
};

static const BwVisit *
find_visit (gconstpointer row,
            gpointer      data)
{
  const BwFollowupColumns *self = data;

  return bw_visit_book_lookup (self->book, ((const BwFollowup *) row)->inspection);
}

static char *
dup_name (const BwFollowupColumns *self,
          BwPlace                  place,
          const char              *code)
{
  return place != BW_PLACE_NONE
           ? g_strdup (bw_place_tree_get_name (bw_desk_get_places (self->desk), place,
                                               bw_desk_get_language (self->desk)))
           : g_strdup (code);
}

static char *
dup_due (gconstpointer row,
         gpointer      data)
{
  const BwFollowupColumns *self = data;

  return bw_visit_words_dup_deadline (row, bw_desk_get_data_now (self->desk), bw_desk_get_time_zone (self->desk),
                                      bw_desk_get_language (self->desk));
}

/* Late: it is over; tight: it is today. */
static BwTone
get_due_tone (gconstpointer row,
              gpointer      data)
{
  const BwFollowupColumns *self = data;
  const BwFollowup *followup = row;
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  gint64 now = bw_desk_get_data_now (self->desk);

  if (bw_followup_is_overdue (followup, now))
    return BW_TONE_LATE;
  if (!bw_followup_state_is_end (followup->state) && followup->due != 0
      && bw_visit_facts_get_day (followup->due, zone) == bw_visit_facts_get_day (now, zone))
    return BW_TONE_TIGHT;

  return BW_TONE_FG2;
}

static void
draw_due (gconstpointer   row,
          gpointer        data,
          BwTablePicture *picture)
{
  BwTone tone = get_due_tone (row, data);

  picture->kind = BW_TABLE_PICTURE_SYMBOL;
  picture->symbol = tone == BW_TONE_LATE ? BW_SYMBOL_LATE : tone == BW_TONE_TIGHT ? BW_SYMBOL_TIGHT : BW_SYMBOL_NONE;
  picture->tone = tone;
  picture->is_chip = TRUE;
}

/* Minutes since 2020: as a small key. */
static guint32
get_due_key (gconstpointer row,
             gpointer      data)
{
  const BwFollowup *followup = row;

  if (followup->due == 0)
    return BW_TABLE_KEY_NONE;

  return (guint32) CLAMP (followup->due / BW_TIME_MINUTE - G_GINT64_CONSTANT (26297280), 0, G_MAXUINT32 - 1);
}

static char *
dup_area (gconstpointer row,
          gpointer      data)
{
  const BwFollowupColumns *self = data;
  const BwFollowup *followup = row;
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (self->desk), followup->area);

  return dup_name (self, place, followup->area);
}

static char *
dup_place (gconstpointer row,
           gpointer      data)
{
  const BwFollowupColumns *self = data;
  const BwVisit *visit = find_visit (row, data);

  return visit != NULL ? dup_name (self, bw_place_tree_lookup (bw_desk_get_places (self->desk), visit->place),
                                   visit->place)
                       : g_strdup ("—");
}

static char *
dup_what (gconstpointer row,
          gpointer      data)
{
  return g_strdup (((const BwFollowup *) row)->what);
}

static char *
dup_found (gconstpointer row,
           gpointer      data)
{
  const BwFollowupColumns *self = data;
  const BwVisit *visit = find_visit (row, data);

  return visit != NULL ? bw_visit_words_dup_found (visit, bw_desk_get_data_now (self->desk),
                                                   bw_desk_get_time_zone (self->desk),
                                                   bw_desk_get_language (self->desk))
                       : g_strdup ("—");
}

static char *
dup_state (gconstpointer row,
           gpointer      data)
{
  return bw_followup_columns_dup_state (data, row);
}

/* What is pressed is not copied. */
static char *
dup_nothing (gconstpointer row,
             gpointer      data)
{
  return g_strdup ("");
}

static gboolean
is_late (gconstpointer row,
         gpointer      data)
{
  return get_due_tone (row, data) == BW_TONE_LATE;
}

static guint32
get_state_key (gconstpointer row,
               gpointer      data)
{
  return (guint32) ((const BwFollowup *) row)->state;
}

static GtkWidget *
make_button (gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (_("Re-inspect…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "small");
  return button;
}

static void
fill_button (GtkWidget     *cell,
             gconstpointer  row,
             gpointer       data)
{
  const BwFollowup *followup = row;
  g_autofree char *name = NULL;

  gtk_button_set_label (GTK_BUTTON (cell), bw_followup_state_is_end (followup->state) ? _("Show…") : _("Re-inspect…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "s", followup->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "inspections.open");

  /* Translators: of the button of a row, for who cannot see: the place is for what must be put right */
  name = g_strdup_printf (_("Re-inspect: %s"), followup->what);
  bw_accessible_set_label (GTK_ACCESSIBLE (cell), name);
}

static guint
get_groups (gconstpointer row,
            gpointer      data)
{
  const BwFollowup *followup = row;

  if (followup->state == BW_FOLLOWUP_STATE_CLOSED)
    return 1u << GROUP_CLOSED;

  return 1u << (followup->state == BW_FOLLOWUP_STATE_NOT_EXECUTABLE ? GROUP_NOT_EXECUTABLE : GROUP_OPEN);
}

void
bw_followup_columns_set_up (BwTable                 *table,
                            const BwFollowupColumns *self)
{
  static const BwTableColumn columns[] =
  {
    { .id = "due", .title = N_("Deadline"), .width = 164, .text = dup_due, .key = get_due_key, .tone = get_due_tone,
      .picture = draw_due },
    { .id = "area", .title = N_("District"), .width = 86, .text = dup_area },
    { .id = "place", .title = N_("Place"), .width = 180, .text = dup_place, .is_strong = is_late },
    { .id = "what", .title = N_("Fault"), .width = 150, .is_wide = TRUE, .text = dup_what },
    { .id = "found", .title = N_("Found"), .width = 156, .text = dup_found },
    { .id = "state", .title = N_("State"), .width = 116, .text = dup_state, .key = get_state_key },
    { .id = "open", .title = N_("Action"), .width = 126, .is_command = TRUE, .text = dup_nothing,
      .make = make_button, .fill = fill_button },
  };
  static const BwTableChip chips[] =
  {
    { "open", N_("To be put right"), N_("Nothing is to be put right"), FALSE },
    { "closed", N_("Closed"), N_("Nothing has been closed"), FALSE },
    { "not-executable", N_("Not executable"), N_("Everything could be put right"), FALSE },
  };

  bw_table_set_columns (table, columns, G_N_ELEMENTS (columns), NULL, (gpointer) self);
  bw_table_set_chips (table, chips, G_N_ELEMENTS (chips), get_groups);
  bw_table_set_title (table, _("Follow-ups"));
  bw_table_set_hint (table, _("Find a place or a fault"));
  bw_table_memory_attach (table, "followups");
}

char *
bw_followup_columns_dup_state (const BwFollowupColumns *self,
                               const BwFollowup        *followup)
{
  if (bw_edits_find (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_FOLLOWUP, followup->id) != NULL)
    return g_strdup (_("Waiting to be sent"));

  return g_strdup (bw_followup_state_describe (followup->state));
}
