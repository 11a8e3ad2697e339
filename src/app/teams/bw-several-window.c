/* bw-several-window.c: teams for several shifts at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-several-window.h"

#include "bw-accessible.h"
#include "bw-desk-crew.h"
#include "bw-format-text.h"
#include "bw-roster-plan.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* What one person looks through before he confirms it. */
#define MAX_GAPS 30

/* A shift, and the team that was suggested for it. Places by code: their indices may
 * mean others before this is confirmed. */
typedef struct
{
  GtkWidget      *row;    /* (unowned) */
  GtkCheckButton *check;  /* (unowned) (nullable): nobody can come */
  char           *site;   /* (owned): code */
  char           *team;   /* (owned) (nullable): code */
  char           *ended;  /* (owned) (nullable): id of what the team does until then */
  gboolean        is_note;
  BwShift         shift;
} Line;

struct _BwSeveralWindow
{
  AdwWindow parent_instance;

  GtkStack       *stack;
  GtkListBox     *moves;
  GtkLabel       *summary;
  GtkWidget      *assign;

  BwRosterKeeper *keeper;       /* (owned) */
  BwRosterPlan   *plan;         /* (owned) (nullable): that is being made */
  GPtrArray      *lines;        /* (owned) (element-type Line) */
  guint           plan_source;
  char          **lenders;     /* (owned) (nullable): areas whose teams alone are asked */
  GArray         *desks;       /* (owned) (nullable) (element-type guint): that each of them gives */
  char           *area;        /* (owned) (nullable): whose shifts they are; of the scope */
};

G_DEFINE_FINAL_TYPE (BwSeveralWindow, bw_several_window, ADW_TYPE_WINDOW)

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->site);
  g_free (line->team);
  g_free (line->ended);
  g_free (line);
}

static BwDesk *
get_desk (BwSeveralWindow *self)
{
  return bw_roster_keeper_get_desk (self->keeper);
}

static const Line *
get_line (BwSeveralWindow *self,
          guint            index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
is_checked (const Line *line)
{
  return line->check != NULL && gtk_check_button_get_active (line->check);
}

static void
update_summary (BwSeveralWindow *self)
{
  guint n_checked = 0;
  guint n_without = 0;
  g_autofree char *chosen = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);

      n_checked += is_checked (line) ? 1 : 0;
      n_without += (line->check == NULL && !line->is_note) || !gtk_widget_get_sensitive (line->row) ? 1 : 0;
    }

  /* Translators: shifts for which the suggested team is taken */
  chosen = bw_format_text (ngettext ("%u shift chosen", "%u shifts chosen", n_checked), n_checked);
  if (n_without > 0)
    /* Translators: how many shifts are chosen, and for how many nobody can come */
    text = bw_format_text (_("%s, no team for %u"), chosen, n_without);
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
add_check (BwSeveralWindow *self,
           Line            *line,
           const char      *title)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line->row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line->row), check);
  bw_accessible_set_label (GTK_ACCESSIBLE (check), title);
  line->check = GTK_CHECK_BUTTON (check);
}

static void
add_move (BwSeveralWindow    *self,
          const BwRosterMove *move,
          const BwShift      *shift)
{
  BwDesk *desk = get_desk (self);
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  g_autofree char *site = bw_team_words_format_site (places, move->gap.site, language);
  g_autofree char *title = g_strdup_printf ("%s · %s", site, bw_team_words_get_shift (move->gap.shift));
  g_autofree char *subtitle = NULL;
  Line *line = g_new0 (Line, 1);

  line->row = adw_action_row_new ();
  line->site = g_strdup (bw_place_tree_get_code (places, move->gap.site));
  line->shift = *shift;
  if (move->has_team)
    {
      g_autofree char *fit = bw_team_words_describe_fit (&move->fit, places, bw_desk_get_time_zone (desk), language);

      line->team = g_strdup (move->fit.team->code);
      subtitle = g_strdup_printf ("%s · %s", bw_team_get_name (move->fit.team, language), fit);
      add_check (self, line, title);
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle != NULL ? subtitle : _("No team is available"));
  gtk_list_box_append (self->moves, line->row);
  g_ptr_array_add (self->lines, line);
}

/* FALSE: it goes with its desks already. */
static gboolean
is_sought (BwSeveralWindow    *self,
           const BwRosterMove *move,
           guint               current)
{
  const char *code = bw_place_tree_get_code (bw_desk_get_places (get_desk (self)), move->gap.site);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);

      if (line->ended != NULL && move->gap.shift == current && g_str_equal (line->site, code))
        return FALSE;
    }

  return TRUE;
}

/* What a team does at its point ends with it. */
static void
add_crew (BwSeveralWindow  *self,
          const BwDeskCrew *crew)
{
  BwDesk *desk = get_desk (self);
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace from = bw_place_tree_lookup (places, crew->duty->site);
  gint64 now = bw_desk_get_now (desk);
  gboolean is_there = crew->duty->state == BW_ASSIGNMENT_STATE_ON_DUTY;
  g_autofree char *giver = bw_team_words_format_site (places, from, bw_desk_get_language (desk));
  g_autofree char *getter = bw_team_words_format_site (places, crew->site, bw_desk_get_language (desk));
  g_autofree char *title = g_strdup_printf ("%s → %s", giver, getter);
  /* Translators: sampling desks that a team takes with it */
  g_autofree char *desks = bw_format_text (ngettext ("%u desk", "%u desks", crew->desks), crew->desks);
  g_autofree char *span = NULL;
  g_autofree char *subtitle = NULL;
  Line *line = g_new0 (Line, 1);

  line->row = adw_action_row_new ();
  line->site = g_strdup (bw_place_tree_get_code (places, crew->site));
  line->team = g_strdup (crew->duty->team);
  line->ended = g_strdup (crew->duty->id);
  line->shift = (BwShift) { .from = now - now % BW_TIME_MINUTE, .to = bw_assignment_get_end (crew->duty) };
  span = bw_team_words_format_span (line->shift.from, line->shift.to, bw_desk_get_time_zone (desk),
                                    bw_desk_get_language (desk));
  subtitle = g_strjoin (" · ", bw_team_edits_get_name (desk, crew->duty->team), desks, span,
                        is_there ? _("its duty there ends, which cannot be undone") : NULL, NULL);
  add_check (self, line, title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
  gtk_list_box_append (self->moves, line->row);
  g_ptr_array_add (self->lines, line);
}

/* Of desks at which nobody is planned it is told that nobody knows who would go. */
static void
add_unknown (BwSeveralWindow *self,
             guint            n)
{
  Line *line = g_new0 (Line, 1);
  /* Translators: sampling desks that move to another area */
  g_autofree char *title = bw_format_text (ngettext ("The team at %u desk that moves is not known",
                                                     "The teams at %u desks that move are not known", n), n);

  line->row = adw_action_row_new ();
  line->site = g_strdup ("");
  line->is_note = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), _("Nobody is planned there now. The area names them when it "
                                                            "carries out the order."));
  gtk_list_box_append (self->moves, line->row);
  g_ptr_array_add (self->lines, line);
}

static void
add_crews (BwSeveralWindow *self,
           BwRoster        *roster)
{
  BwDesk *desk = get_desk (self);
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace to = self->area != NULL ? bw_place_tree_lookup (places, self->area) : BW_PLACE_NONE;
  guint n_before = 0;
  guint n_unknown = 0;

  for (guint i = 0; self->desks != NULL && to != BW_PLACE_NONE && self->lenders[i] != NULL; i++)
    {
      BwPlace from = bw_place_tree_lookup (places, self->lenders[i]);
      g_autoptr (GArray) crews = NULL;
      guint left = 0;

      if (from == BW_PLACE_NONE)
        continue;

      crews = bw_desk_crew_list (roster, bw_desk_get_picture (desk), bw_desk_get_sampling (desk), from, to,
                                 g_array_index (self->desks, guint, i), n_before, &left);
      n_before += crews->len;
      n_unknown += left;
      for (guint j = 0; j < crews->len; j++)
        add_crew (self, &g_array_index (crews, BwDeskCrew, j));
    }

  if (n_unknown > 0)
    add_unknown (self, n_unknown);
}

static void
clear_lines (BwSeveralWindow *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_remove (self->moves, get_line (self, i)->row);

  g_ptr_array_set_size (self->lines, 0);
}

static gboolean
on_plan_idle_cb (gpointer user_data)
{
  BwSeveralWindow *self = user_data;
  BwRoster *roster = bw_roster_plan_get_roster (self->plan);
  GArray *moves;

  /* Of other places: it begins anew when their roster is read. */
  if (!bw_roster_is_stale (roster))
    {
      if (!bw_roster_plan_step (self->plan))
        return G_SOURCE_CONTINUE;

      add_crews (self, roster);
      moves = bw_roster_plan_get_moves (self->plan);
      for (guint i = 0; i < moves->len; i++)
        {
          const BwRosterMove *move = &g_array_index (moves, BwRosterMove, i);

          if (is_sought (self, move, bw_roster_get_current (roster)))
            add_move (self, move, &bw_roster_get_shifts (roster)[move->gap.shift]);
        }
      gtk_stack_set_visible_child_name (self->stack, self->lines->len > 0 ? "moves" : "none");
      update_summary (self);

      /* Enter confirms, where the first button would leave. */
      if (gtk_widget_get_sensitive (self->assign))
        gtk_widget_grab_focus (self->assign);
    }

  self->plan_source = 0;
  g_clear_pointer (&self->plan, bw_roster_plan_free);
  return G_SOURCE_REMOVE;
}

/* (nullable) (transfer full): of whom teams are asked, as they are known now. */
static GArray *
find_lenders (BwSeveralWindow *self,
              BwPlaceTree     *places)
{
  GArray *lenders = NULL;

  if (self->lenders == NULL)
    return NULL;

  lenders = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  for (guint i = 0; self->lenders[i] != NULL; i++)
    {
      BwPlace place = bw_place_tree_lookup (places, self->lenders[i]);

      if (place != BW_PLACE_NONE)
        g_array_append_val (lenders, place);
    }

  return lenders;
}

static GArray *
list_gaps (BwSeveralWindow *self,
           BwRoster        *roster,
           BwPlace          area)
{
  gboolean is_sampling = self->lenders != NULL;
  g_autoptr (GArray) all = bw_roster_list_gaps (roster, area, is_sampling);
  BwPlaceTree *places = bw_roster_get_places (roster);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BwGap));

  for (guint i = 0; i < all->len && gaps->len < MAX_GAPS; i++)
    {
      const BwGap *gap = &g_array_index (all, BwGap, i);

      if (!gap->is_pending
          && (!is_sampling || bw_place_tree_get_site (places, gap->site)->kind == BW_SITE_KIND_SAMPLING))
        g_array_append_val (gaps, *gap);
    }

  return gaps;
}

static void
begin_plan (BwSeveralWindow *self,
            BwRoster        *roster)
{
  BwPlaceTree *places = bw_roster_get_places (roster);
  BwPlace area = self->area != NULL ? bw_place_tree_lookup (places, self->area)
                                    : bw_desk_get_scope_place (get_desk (self));
  g_autoptr (GArray) lenders = find_lenders (self, places);
  g_autoptr (GArray) gaps = NULL;

  if (area == BW_PLACE_NONE)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  gaps = list_gaps (self, roster, area);
  self->plan = bw_roster_plan_new (roster, gaps);
  bw_roster_plan_set_lenders (self->plan, lenders);
  self->plan_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_plan_idle_cb, self, NULL);
}

/* (nullable) (transfer full): why what was suggested cannot be any more. Somebody else
 * may have placed the team, or closed the place, while this was looked at. */
static char *
find_refusal (BwSeveralWindow *self,
              BwRoster        *roster,
              const Line      *line,
              BwTeamPlacement *placement)
{
  BwDesk *desk = get_desk (self);
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwDocument *team = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_TEAM, line->team);
  BwPlace site = bw_place_tree_lookup (places, line->site);
  gint64 now = bw_desk_get_now (desk);
  gint64 from = line->shift.from;
  BwTeamFit fit;

  if (site == BW_PLACE_NONE || !bw_place_tree_is_site (places, site))
    return g_strdup (_("This place is no longer listed"));
  if (team == NULL)
    return g_strdup (_("This team is no longer listed"));

  /* While somebody looks at it it goes on: who was elsewhere until now was there. */
  if (line->ended != NULL)
    from = MAX (from, now - now % BW_TIME_MINUTE);
  if (from >= line->shift.to || (line->ended != NULL && !bw_team_edits_is_standing (desk, line->ended)))
    return g_strdup (_("What the team was to leave for it is over or withdrawn"));

  bw_team_fit_init_after (&fit, roster, bw_document_get_team (team), site, from, line->shift.to, line->ended);
  *placement = (BwTeamPlacement) { .team = fit.team, .site = site, .from = from, .to = line->shift.to,
                                   .task = bw_team_words_get_task (bw_place_tree_get_site (places, site)->kind),
                                   .is_told = TRUE, .replaced = line->ended };
  return bw_team_words_explain (&fit, places, bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

/* TRUE: it stands as it was shown. A line that does not says why. */
static gboolean
judge_line (BwSeveralWindow *self,
            BwRoster        *roster,
            const Line      *line,
            BwTeamPlacement *placement)
{
  g_autofree char *refusal = NULL;

  if (line->check == NULL || !gtk_widget_get_sensitive (line->row))
    return FALSE;

  refusal = find_refusal (self, roster, line, placement);
  if (refusal == NULL)
    return TRUE;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), refusal);
  gtk_check_button_set_active (line->check, FALSE);
  gtk_widget_set_sensitive (line->row, FALSE);
  return FALSE;
}

static void
on_keeper_changed_cb (BwSeveralWindow *self)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  BwTeamPlacement placement;

  g_assert (BW_IS_SEVERAL_WINDOW (self));

  /* All places were dropped and are read anew: so is the plan. Of half a state it would
   * be half a plan. */
  if (roster == NULL || !bw_client_session_is_complete (bw_desk_get_session (get_desk (self))))
    {
      g_clear_handle_id (&self->plan_source, g_source_remove);
      g_clear_pointer (&self->plan, bw_roster_plan_free);
      clear_lines (self);
      gtk_stack_set_visible_child_name (self->stack, "planning");
      gtk_label_set_text (self->summary, _("The places are read anew, the plan follows"));
      gtk_widget_set_sensitive (self->assign, FALSE);
      return;
    }

  if (self->plan != NULL)
    return;

  if (self->lines->len == 0)
    begin_plan (self, roster);
  for (guint i = 0; i < self->lines->len; i++)
    judge_line (self, roster, get_line (self, i), &placement);
  if (self->lines->len > 0)
    update_summary (self);
}

/* All that are chosen, or none: what has become impossible meanwhile is shown first. */
static void
on_assign_clicked_cb (BwSeveralWindow *self)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (BwTeamPlacement));
  gboolean is_as_shown = TRUE;

  g_assert (BW_IS_SEVERAL_WINDOW (self));

  for (guint i = 0; roster != NULL && i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);
      BwTeamPlacement placement;

      if (!is_checked (line))
        continue;
      if (judge_line (self, roster, line, &placement))
        g_array_append_val (placements, placement);
      else
        is_as_shown = FALSE;
    }

  if (!is_as_shown || placements->len == 0)
    return;

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
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->lenders, g_strfreev);
  g_clear_pointer (&self->desks, g_array_unref);
  g_clear_pointer (&self->area, g_free);
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
  self->lines = g_ptr_array_new_with_free_func (free_line);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes @lenders, @desks and @area. */
static GtkWidget *
make_window (GtkWindow       *parent,
             BwRosterKeeper  *keeper,
             char           **lenders,
             GArray          *desks,
             char            *area)
{
  BwSeveralWindow *self = g_object_new (BW_TYPE_SEVERAL_WINDOW, "transient-for", parent, NULL);

  self->keeper = g_object_ref (keeper);
  self->lenders = lenders;
  self->desks = desks;
  self->area = area;
  begin_plan (self, bw_roster_keeper_get_roster (keeper));
  g_signal_connect_object (keeper, "changed", G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (get_desk (self)), "notify::complete",
                           G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
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
  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL, NULL);

  return make_window (parent, keeper, NULL, NULL, NULL);
}

/**
 * bw_several_window_new_between:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 * @from: (element-type BwPlace): areas whose teams are asked
 * @desks: (element-type guint): that each of them gives
 * @to: the area whose sampling points need them
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_several_window_new_between (GtkWindow      *parent,
                               BwRosterKeeper *keeper,
                               GArray         *from,
                               GArray         *desks,
                               BwPlace         to)
{
  g_autoptr (GStrvBuilder) lenders = g_strv_builder_new ();
  BwPlaceTree *places;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL, NULL);
  g_return_val_if_fail (from != NULL && desks != NULL && from->len == desks->len, NULL);

  places = bw_roster_get_places (bw_roster_keeper_get_roster (keeper));
  for (guint i = 0; i < from->len; i++)
    g_strv_builder_add (lenders, bw_place_tree_get_code (places, g_array_index (from, BwPlace, i)));

  return make_window (parent, keeper, g_strv_builder_end (lenders), g_array_ref (desks),
                      g_strdup (bw_place_tree_get_code (places, to)));
}
