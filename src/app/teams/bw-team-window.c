/* bw-team-window.c: a team: who they are, where they are to be, how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-window.h"

#include "bw-ahead.h"
#include "bw-arrival-dialog.h"
#include "bw-duty-list.h"
#include "bw-format.h"
#include "bw-place-name.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwTeamWindow
{
  AdwWindow parent_instance;

  GtkListBox     *facts;
  BwDutyList     *duties;
  GtkWidget      *free;

  BwRosterKeeper *keeper;  /* (owned) */
  char           *team;    /* (owned): its code */
};

G_DEFINE_FINAL_TYPE (BwTeamWindow, bw_team_window, ADW_TYPE_WINDOW)

static BwDesk *
get_desk (BwTeamWindow *self)
{
  return bw_roster_keeper_get_desk (self->keeper);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "fg2");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (list, row);
  return row;
}

static char *
format_count (BwTeamWindow *self,
              int           n)
{
  return bw_format_value (n >= 0 ? n : NAN, BW_BOUND_EXACT, bw_desk_get_language (get_desk (self)));
}

/* Of the working day that is on, and of the one after it. */
static char *
format_hours (BwTeamWindow *self,
              guint         day)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  GPtrArray *duties = bw_roster_get_duties (roster, self->team);
  guint minutes = 0;

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    for (guint j = day * BW_N_SHIFTS_A_DAY; j < (day + 1) * BW_N_SHIFTS_A_DAY; j++)
      {
        const BwAssignment *duty = g_ptr_array_index (duties, i);

        minutes += bw_shift_get_overlap (&bw_roster_get_shifts (roster)[j], duty->from, bw_assignment_get_end (duty));
      }

  /* Translators: how long a team is on duty on a day: hours, minutes */
  return g_strdup_printf (_("%u h %02u min"), minutes / 60, minutes % 60);
}

static void
on_arrived_clicked_cb (BwTeamWindow *self)
{
  g_assert (BW_IS_TEAM_WINDOW (self));

  bw_ahead_present (GTK_WINDOW (bw_arrival_dialog_new (GTK_WINDOW (self), get_desk (self), self->team)));
}

/* A wrong time is mended as it was told. */
static void
add_lent (BwTeamWindow *self,
          const BwTeam *team)
{
  BwDesk *desk = get_desk (self);
  g_autofree char *period = bw_team_words_format_lent (team, bw_desk_get_time_zone (desk),
                                                       bw_desk_get_language (desk));
  g_autofree char *arrived = team->arrived != 0
                               ? bw_format_date_time (team->arrived, bw_desk_get_time_zone (desk),
                                                      bw_desk_get_language (desk))
                               : bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (desk));
  GtkWidget *row;

  add_row (self->facts, _("Lent by"), bw_place_name_get (desk, team->lent_by));
  add_row (self->facts, _("Period"), period != NULL ? period : _("not stated"));
  row = add_row (self->facts, _("Arrived"), arrived);
  if (bw_team_edits_may_arrive (desk))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Arrived…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_arrived_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static void
fill_facts (BwTeamWindow *self,
            const BwTeam *team)
{
  g_autofree char *size = format_count (self, team->size);
  g_autofree char *members = format_count (self, team->party_members);
  g_autofree char *today = format_hours (self, 0);
  g_autofree char *tomorrow = format_hours (self, 1);

  clear (self->facts);
  add_row (self->facts, _("Kind"), bw_team_words_get_kind (team->kind));
  add_row (self->facts, C_("order", "Area"), bw_place_name_get (get_desk (self), team->area));
  add_row (self->facts, _("People"), size);
  add_row (self->facts, _("Party members"), members);
  if (team->lent_by != NULL)
    add_lent (self, team);
  if (team->contact_role != NULL || team->phone != NULL)
    add_row (self->facts, team->contact_role != NULL ? team->contact_role : _("Contact"),
             team->phone != NULL ? team->phone : "");
  add_row (self->facts, _("On duty today"), today);
  add_row (self->facts, _("On duty tomorrow"), tomorrow);
}

static void
fill_duties (BwTeamWindow *self)
{
  GPtrArray *duties = bw_roster_get_duties (bw_roster_keeper_get_roster (self->keeper), self->team);

  gtk_widget_set_visible (self->free, !bw_duty_list_update (self->duties, self->keeper, duties, NULL, FALSE));
}

static void
on_keeper_changed_cb (BwTeamWindow *self)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (get_desk (self)), BW_DOCUMENT_TYPE_TEAM,
                                                  self->team);

  g_assert (BW_IS_TEAM_WINDOW (self));

  /* All is read anew: what stood here is told until then. */
  if (bw_roster_keeper_get_roster (self->keeper) == NULL)
    return;

  if (document == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_window_set_title (GTK_WINDOW (self), bw_team_get_name (bw_document_get_team (document),
                                                             bw_desk_get_language (get_desk (self))));
  fill_facts (self, bw_document_get_team (document));
  fill_duties (self);
}

static void
bw_team_window_dispose (GObject *object)
{
  BwTeamWindow *self = BW_TEAM_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_TEAM_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->team, g_free);

  G_OBJECT_CLASS (bw_team_window_parent_class)->dispose (object);
}

static void
bw_team_window_class_init (BwTeamWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_team_window_dispose;

  g_type_ensure (BW_TYPE_DUTY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-team-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTeamWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, BwTeamWindow, duties);
  gtk_widget_class_bind_template_child (widget_class, BwTeamWindow, free);
}

static void
bw_team_window_init (BwTeamWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_team_window_new:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 * @team: code of a team
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_team_window_new (GtkWindow      *parent,
                    BwRosterKeeper *keeper,
                    const char     *team)
{
  BwTeamWindow *self;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL, NULL);

  self = g_object_new (BW_TYPE_TEAM_WINDOW, "transient-for", parent, NULL);
  self->keeper = g_object_ref (keeper);
  self->team = g_strdup (team);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
  on_keeper_changed_cb (self);
  return GTK_WIDGET (self);
}
