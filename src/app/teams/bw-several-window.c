/* bw-several-window.c: teams for several shifts at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-several-window.h"

#include "bw-roster-plan.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"

#include <glib/gi18n.h>

/* What one person looks through before he confirms it. */
#define MAX_GAPS 30

struct _BwSeveralWindow
{
  AdwWindow parent_instance;

  GtkStack       *stack;
  GtkListBox     *moves;
  GtkLabel       *summary;
  GtkWidget      *assign;

  BwRosterKeeper *keeper;       /* (owned) */
  BwRoster       *roster;       /* (owned): that was planned with */
  BwRosterPlan   *plan;         /* (owned) */
  GPtrArray      *checks;       /* (owned) (element-type GtkCheckButton): of each move; NULL: nobody can come */
  guint           plan_source;
};

G_DEFINE_FINAL_TYPE (BwSeveralWindow, bw_several_window, ADW_TYPE_WINDOW)

static BwDesk *
get_desk (BwSeveralWindow *self)
{
  return bw_roster_keeper_get_desk (self->keeper);
}

static gboolean
is_checked (BwSeveralWindow *self,
            guint            move)
{
  GtkCheckButton *check = g_ptr_array_index (self->checks, move);

  return check != NULL && gtk_check_button_get_active (check);
}

static void
update_summary (BwSeveralWindow *self)
{
  guint n_checked = 0;
  guint n_without = 0;
  g_autofree char *chosen = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      n_checked += is_checked (self, i) ? 1 : 0;
      n_without += g_ptr_array_index (self->checks, i) == NULL ? 1 : 0;
    }

  /* Translators: shifts for which the suggested team is taken */
  chosen = g_strdup_printf (ngettext ("%u shift chosen", "%u shifts chosen", n_checked), n_checked);
  if (n_without > 0)
    /* Translators: how many shifts are chosen, and for how many nobody can come */
    text = g_strdup_printf (_("%s, no team for %u"), chosen, n_without);
  gtk_label_set_text (self->summary, text != NULL ? text : chosen);
  gtk_widget_set_sensitive (self->assign, n_checked > 0 && bw_team_edits_may_assign (get_desk (self)));
}

static void
on_check_toggled_cb (BwSeveralWindow *self)
{
  g_assert (BW_IS_SEVERAL_WINDOW (self));

  update_summary (self);
}

static void
add_move (BwSeveralWindow    *self,
          const BwRosterMove *move)
{
  BwDesk *desk = get_desk (self);
  const char *language = bw_desk_get_language (desk);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = NULL;
  g_autofree char *site = bw_team_words_format_site (bw_desk_get_places (desk), move->gap.site, language);
  g_autofree char *title = g_strdup_printf ("%s · %s", site, bw_team_words_get_shift (move->gap.shift));
  g_autofree char *subtitle = NULL;

  if (move->has_team)
    {
      g_autofree char *fit = bw_team_words_describe_fit (&move->fit, bw_desk_get_places (desk),
                                                         bw_desk_get_time_zone (desk), language);

      subtitle = g_strdup_printf ("%s · %s", bw_team_get_name (move->fit.team, language), fit);
      check = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : _("No team is available"));
  gtk_list_box_append (self->moves, row);
  g_ptr_array_add (self->checks, check);
}

static void
show_plan (BwSeveralWindow *self)
{
  GArray *moves = bw_roster_plan_get_moves (self->plan);

  for (guint i = 0; i < moves->len; i++)
    add_move (self, &g_array_index (moves, BwRosterMove, i));

  gtk_stack_set_visible_child_name (self->stack, "moves");
  update_summary (self);
}

static gboolean
on_plan_idle_cb (gpointer user_data)
{
  BwSeveralWindow *self = user_data;

  if (!bw_roster_plan_step (self->plan))
    return G_SOURCE_CONTINUE;

  self->plan_source = 0;
  show_plan (self);
  return G_SOURCE_REMOVE;
}

static void
take_placement (BwSeveralWindow    *self,
                const BwRosterMove *move,
                GArray             *placements)
{
  const BwShift *shift = &bw_roster_get_shifts (self->roster)[move->gap.shift];
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  BwPlaceTree *places = bw_desk_get_places (get_desk (self));
  BwTeamPlacement placement = { .team = move->fit.team, .site = move->gap.site, .from = shift->from, .to = shift->to,
                                .is_told = TRUE };
  const BwSite *site = bw_place_tree_get_site (places, move->gap.site);
  BwTeamFit fit;

  /* Somebody else may have placed it while this was looked at. */
  bw_team_fit_init (&fit, roster, move->fit.team, move->gap.site, shift->from, shift->to);
  if (site == NULL || bw_team_fit_is_refused (&fit))
    return;

  placement.task = bw_team_words_get_task (site->kind);
  g_array_append_val (placements, placement);
}

static void
on_assign_clicked_cb (BwSeveralWindow *self)
{
  GArray *moves = bw_roster_plan_get_moves (self->plan);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (BwTeamPlacement));

  g_assert (BW_IS_SEVERAL_WINDOW (self));

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (is_checked (self, i))
        take_placement (self, &g_array_index (moves, BwRosterMove, i), placements);
    }

  if (placements->len > 0)
    bw_team_edits_assign (get_desk (self), (const BwTeamPlacement *) (gpointer) placements->data, placements->len);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bw_several_window_dispose (GObject *object)
{
  BwSeveralWindow *self = BW_SEVERAL_WINDOW (object);

  g_clear_handle_id (&self->plan_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_SEVERAL_WINDOW);
  g_clear_pointer (&self->plan, bw_roster_plan_free);
  g_clear_pointer (&self->roster, bw_roster_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (bw_several_window_parent_class)->dispose (object);
}

static void
bw_several_window_class_init (BwSeveralWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_several_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/teams/bw-several-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSeveralWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwSeveralWindow, moves);
  gtk_widget_class_bind_template_child (widget_class, BwSeveralWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, BwSeveralWindow, assign);
  gtk_widget_class_bind_template_callback (widget_class, on_assign_clicked_cb);
}

static void
bw_several_window_init (BwSeveralWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GArray *
list_gaps (BwSeveralWindow *self)
{
  g_autoptr (GArray) all = bw_roster_list_gaps (self->roster, bw_desk_get_scope_place (get_desk (self)), FALSE);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BwGap));

  for (guint i = 0; i < all->len && gaps->len < MAX_GAPS; i++)
    {
      if (!g_array_index (all, BwGap, i).is_pending)
        g_array_append_val (gaps, g_array_index (all, BwGap, i));
    }

  return gaps;
}

/**
 * bw_several_window_new:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_several_window_new (GtkWindow      *parent,
                       BwRosterKeeper *keeper)
{
  BwSeveralWindow *self;
  g_autoptr (GArray) gaps = NULL;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL, NULL);

  self = g_object_new (BW_TYPE_SEVERAL_WINDOW, "transient-for", parent, NULL);
  self->keeper = g_object_ref (keeper);
  self->roster = bw_roster_ref (bw_roster_keeper_get_roster (keeper));
  gaps = list_gaps (self);
  self->plan = bw_roster_plan_new (self->roster, gaps);
  self->plan_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_plan_idle_cb, self, NULL);
  return GTK_WIDGET (self);
}
