/* bw-arrival-list.c: lent teams of which nobody has reported that they are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-arrival-list.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-arrival-dialog.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-lent-teams.h"
#include "bw-place-name.h"
#include "bw-team-edits.h"

#include <glib/gi18n.h>

/* Further down nobody looks: the sums are in the table. */
#define MAX_ROWS 60

struct _BwArrivalList
{
  AdwBin parent_instance;

  BwDesk     *desk;   /* (owned) */
  char       *told;   /* (owned) (nullable): all that the rows say */
  GtkLabel   *title;  /* (unowned) */
  GtkListBox *list;   /* (unowned) */
};

G_DEFINE_FINAL_TYPE (BwArrivalList, bw_arrival_list, ADW_TYPE_BIN)

static char *
dup_note (BwArrivalList *self,
          const BwTeam  *team)
{
  g_autofree char *size = team->size >= 0 ? bw_format_integer (team->size) : NULL;
  g_autofree char *people = NULL;
  g_autofree char *when = NULL;
  g_autofree char *due = NULL;

  if (size != NULL)
    /* Translators: how many people a team has */
    people = g_strdup_printf (ngettext ("%s person", "%s people", (unsigned long) team->size), size);
  if (team->lent_from != 0)
    when = bw_format_date_time (team->lent_from, bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  if (when != NULL && team->lent_from < bw_desk_get_now (self->desk))
    /* Translators: a time at which a team was to arrive, and no arrival is reported */
    due = g_strdup_printf (_("was expected at %s"), when);
  else if (when != NULL)
    /* Translators: a time at which a team is to arrive */
    due = g_strdup_printf (_("expected at %s"), when);

  return g_strjoin (" · ", bw_place_name_get (self->desk, team->lent_by),
                    people != NULL ? people : _("size not reported"),
                    due != NULL ? due : _("no time stated"), NULL);
}

static void
on_button_clicked_cb (BwArrivalList *self,
                      GtkWidget     *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (BW_IS_ARRIVAL_LIST (self));

  bw_ahead_present (GTK_WINDOW (bw_arrival_dialog_new (GTK_WINDOW (root), self->desk,
                                                       g_object_get_data (G_OBJECT (button), "team"))));
}

static void
add_row (BwArrivalList *self,
         const BwTeam  *team,
         const char    *note)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = bw_team_get_name (team, bw_desk_get_language (self->desk));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  if (bw_team_edits_may_arrive (self->desk))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Arrived…"));
      g_autofree char *label = NULL;

      /* Translators: a button: a team that was lent is there; %s: its name */
      label = g_strdup_printf (_("Arrived: %s"), name);
      bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "team", g_strdup (team->code), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

static void
bw_arrival_list_dispose (GObject *object)
{
  BwArrivalList *self = BW_ARRIVAL_LIST (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->told, g_free);

  G_OBJECT_CLASS (bw_arrival_list_parent_class)->dispose (object);
}

static void
bw_arrival_list_class_init (BwArrivalListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_arrival_list_dispose;
}

static void
bw_arrival_list_init (BwArrivalList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  bw_accessible_set_label (GTK_ACCESSIBLE (self->list), _("Not reported to have arrived"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * bw_arrival_list_new:
 * @desk: a desk
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
bw_arrival_list_new (BwDesk *desk)
{
  BwArrivalList *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ARRIVAL_LIST, NULL);
  self->desk = g_object_ref (desk);
  bw_arrival_list_update (self);
  return GTK_WIDGET (self);
}

/**
 * bw_arrival_list_update:
 * @self: the list
 *
 * Rows stay while they say the same.
 */
void
bw_arrival_list_update (BwArrivalList *self)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) told = NULL;
  g_autofree char *title = NULL;
  GtkWidget *row;
  guint n;

  g_return_if_fail (BW_IS_ARRIVAL_LIST (self));

  missing = bw_lent_teams_list_missing (bw_desk_get_picture (self->desk));
  notes = g_ptr_array_new_with_free_func (g_free);
  told = g_string_new (bw_team_edits_may_arrive (self->desk) ? "+" : "-");
  n = MIN (missing->len, MAX_ROWS);
  for (guint i = 0; i < n; i++)
    {
      const BwTeam *team = bw_document_get_team (g_ptr_array_index (missing, i));

      g_ptr_array_add (notes, dup_note (self, team));
      g_string_append_printf (told, "\n%s\t%s\t%s", team->code, team->name, (char *) g_ptr_array_index (notes, i));
    }
  if (g_strcmp0 (told->str, self->told) == 0)
    return;

  g_free (self->told);
  self->told = g_string_free (g_steal_pointer (&told), FALSE);
  /* Translators: how many teams that were lent have not reported that they are there */
  title = bw_format_text (ngettext ("%u team not reported to have arrived", "%u teams not reported to have arrived",
                                    missing->len), missing->len);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n; i++)
    add_row (self, bw_document_get_team (g_ptr_array_index (missing, i)), g_ptr_array_index (notes, i));
}
