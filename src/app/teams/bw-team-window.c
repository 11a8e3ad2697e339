/* bw-team-window.c: a team: who they are, where they are to be, how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-window.h"

#include "bw-accessible.h"
#include "bw-format.h"
#include "bw-place-name.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwTeamWindow
{
  AdwWindow parent_instance;

  GtkListBox     *facts;
  GtkListBox     *duties;
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
         const char *subtitle,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
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
fill_facts (BwTeamWindow *self,
            const BwTeam *team)
{
  g_autofree char *size = format_count (self, team->size);
  g_autofree char *members = format_count (self, team->party_members);
  g_autofree char *today = format_hours (self, 0);
  g_autofree char *tomorrow = format_hours (self, 1);

  clear (self->facts);
  add_row (self->facts, _("Kind"), NULL, bw_team_words_get_kind (team->kind));
  add_row (self->facts, C_("order", "Area"), NULL, bw_place_name_get (get_desk (self), team->area));
  add_row (self->facts, _("People"), NULL, size);
  add_row (self->facts, _("Party members"), NULL, members);
  if (team->lent_by != NULL)
    add_row (self->facts, _("Lent by"), NULL, bw_place_name_get (get_desk (self), team->lent_by));
  if (team->contact_role != NULL || team->phone != NULL)
    add_row (self->facts, team->contact_role != NULL ? team->contact_role : _("Contact"), NULL,
             team->phone != NULL ? team->phone : "");
  add_row (self->facts, _("On duty today"), NULL, today);
  add_row (self->facts, _("On duty tomorrow"), NULL, tomorrow);
}

static const char *
get_state_word (const BwAssignment *duty,
                gint64              now)
{
  if (duty->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    return C_("assignment", "on duty");

  if (bw_assignment_is_absent (duty, now, bw_assignment_get_grace ()))
    return C_("assignment", "has not come");
  if (duty->confirmed_at != 0)
    return C_("assignment", "confirmed");

  return duty->remind_at != 0 ? C_("assignment", "waits for an answer") : C_("assignment", "planned");
}

static void
on_confirm_clicked_cb (BwTeamWindow *self,
                       GtkWidget    *button)
{
  g_assert (BW_IS_TEAM_WINDOW (self));

  bw_team_edits_confirm (get_desk (self), g_object_get_data (G_OBJECT (button), "assignment"));
  gtk_widget_set_sensitive (button, FALSE);
}

static void
add_confirm (BwTeamWindow       *self,
             GtkWidget          *row,
             const BwAssignment *duty)
{
  GtkWidget *button = gtk_button_new_with_label (_("Confirm"));
  g_autofree char *label = NULL;

  /* Translators: a button: the team has said that it will come to this place */
  label = g_strdup_printf (_("Confirmed: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "assignment", g_strdup (duty->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_confirm_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
fill_duties (BwTeamWindow *self)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  GPtrArray *duties = bw_roster_get_duties (roster, self->team);
  BwDesk *desk = get_desk (self);

  clear (self->duties);
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);
      g_autofree char *span = bw_team_words_format_span (duty->from, bw_assignment_get_end (duty),
                                                         bw_desk_get_time_zone (desk), bw_desk_get_language (desk));

      GtkWidget *row = add_row (self->duties, bw_place_name_get (get_desk (self), duty->site), span,
                                get_state_word (duty, bw_roster_get_now (roster)));

      if (duty->remind_at != 0 && duty->confirmed_at == 0 && duty->state == BW_ASSIGNMENT_STATE_PLANNED
          && bw_team_edits_may_assign (desk))
        add_confirm (self, row, duty);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->duties), duties != NULL && duties->len > 0);
  gtk_widget_set_visible (self->free, duties == NULL || duties->len == 0);
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
