/* bw-teams-page.c: who is where in the shifts of today and tomorrow, and who can come
 *
 *   loading ──first roster──► content ◄──► no places
 *
 * A team is placed by dropping it on a cell, by the dialog of a cell or of a gap, by
 * keys alone: each asks bw_team_fit_init() and goes out through bw_team_edits_assign().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-teams-page.h"

#include "bw-ahead.h"
#include "bw-assign-window.h"
#include "bw-desk-follower.h"
#include "bw-edits.h"
#include "bw-format.h"
#include "bw-mobilisation-window.h"
#include "bw-several-window.h"
#include "bw-team-edits.h"
#include "bw-team-figures.h"
#include "bw-team-fit.h"
#include "bw-team-window.h"
#include "bw-team-words.h"
#include "bw-teams-page-private.h"
#include "bw-theme.h"

#include <glib/gi18n.h>

/* Of those who can come: further down nobody looks. */
#define MAX_TEAMS 200

typedef enum
{
  PROP_DESK = 1,
} BwTeamsPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (BwTeamsPage, bw_teams_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (BwTeamsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const BwShift *
get_shift (BwTeamsPage *self,
           guint        shift)
{
  return &bw_roster_get_shifts (bw_teams_page_get_roster (self))[shift];
}

static void
update_figures (BwTeamsPage *self,
                BwPlace      scope)
{
  BwFigureCard *card = bw_teams_board_get_figures (self->board);

  for (guint i = 0; i < BW_N_TEAM_FIGURES; i++)
    {
      BwFigureFace face;

      bw_team_figures_init_face ((BwTeamFigure) i, self->desk, bw_teams_page_get_roster (self), scope, &face);
      bw_figure_card_set_face (card, i, &face);
      bw_figure_card_set_list (card, i, bw_team_figures_get_list ((BwTeamFigure) i));
      bw_figure_face_clear (&face);
    }

  bw_figure_card_update_strip (card);
}

/* Of the cell that the keyboard is in: indices may change, and so may the scope. */
static BwPlace
get_at_place (BwTeamsPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace place = self->at_code != NULL ? bw_place_tree_lookup (places, self->at_code) : BW_PLACE_NONE;
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  return place != BW_PLACE_NONE && scope != BW_PLACE_NONE && bw_place_tree_is_within (places, place, scope)
           ? place : BW_PLACE_NONE;
}

static void
set_at (BwTeamsPage *self,
        BwPlace      place,
        guint        shift)
{
  const char *code = place != BW_PLACE_NONE ? bw_place_tree_get_code (bw_desk_get_places (self->desk), place) : NULL;

  g_free (self->at_code);
  self->at_code = g_strdup (code);
  self->at_shift = shift;
}

/* Of the cell that the keyboard is in, else the nearest. */
static gboolean
find_target (BwTeamsPage *self,
             GArray      *gaps,
             BwGap       *target)
{
  BwPlace place = get_at_place (self);
  BwTeamFit fit;

  if (place != BW_PLACE_NONE && bw_teams_page_find_gap (self, place, self->at_shift, NULL, target, &fit))
    return TRUE;

  for (guint i = 0; i < gaps->len; i++)
    {
      *target = g_array_index (gaps, BwGap, i);
      if (!target->is_pending)
        return TRUE;
    }

  return FALSE;
}

static void
update_teams (BwTeamsPage *self,
              GArray      *gaps)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) fits = NULL;
  g_autofree char *text = NULL;
  gboolean may_assign = bw_team_edits_may_assign (self->desk);
  guint n_fit = 0;
  BwGap target;

  if (find_target (self, gaps, &target))
    {
      g_autofree char *site = bw_team_words_format_site (bw_desk_get_places (self->desk), target.site,
                                                         bw_desk_get_language (self->desk));
      const BwShift *shift = get_shift (self, target.shift);

      /* Translators: what the teams of a list could cover: a place, a shift */
      text = g_strdup_printf (_("for %s, %s"), site, bw_team_words_get_shift (target.shift));
      fits = bw_team_fit_list (bw_teams_page_get_roster (self), target.site, shift->from, shift->to, NULL);
      for (guint i = 0; i < fits->len; i++)
        {
          const BwTeamFit *fit = &g_array_index (fits, BwTeamFit, i);

          if (bw_team_fit_is_refused (fit))
            continue;
          if (n_fit++ < MAX_TEAMS)
            g_ptr_array_add (items, bw_team_item_new (self->desk, fit));
        }
    }

  bw_team_list_update (bw_teams_board_get_teams (self->board), items, n_fit, text,
                       bw_team_words_get_nobody (bw_teams_page_get_roster (self), text != NULL), may_assign);
}

static void
update_as_of (BwTeamsPage *self)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  bw_theme_set_faded (GTK_WIDGET (self->board), bw_desk_is_faded (self->desk));
  if (bw_desk_is_faded (self->desk))
    {
      time = bw_format_as_of (bw_desk_get_data_now (self->desk), bw_desk_get_now (self->desk),
                              bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
      /* Translators: on every card while there is no connection; %s: a time */
      text = g_strdup_printf (C_("card", "as of %s"), time);
    }

  bw_shift_grid_set_as_of (bw_teams_board_get_grid (self->board), text);
}

static const char *
find_state (BwTeamsPage *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  gboolean is_complete = bw_client_session_is_complete (bw_desk_get_session (self->desk));

  /* Half a state would tell of gaps that are none. */
  if (!is_complete && (scope == BW_PLACE_NONE || bw_client_session_get_connection (bw_desk_get_session (self->desk))
                                                 == BW_CONNECTION_SYNCING))
    return "loading";
  if (scope == BW_PLACE_NONE)
    return "empty";

  return bw_teams_page_get_roster (self) != NULL ? "content" : "loading";
}

/* The first shift of the site that nobody covers, also where the area has no roster. */
static gboolean
find_sought (BwTeamsPage *self,
             BwPlace      site,
             guint       *shift)
{
  g_autoptr (GArray) gaps = bw_roster_list_gaps (bw_teams_page_get_roster (self), site, TRUE);

  for (guint i = 0; i < gaps->len; i++)
    {
      const BwGap *gap = &g_array_index (gaps, BwGap, i);

      if (gap->is_pending)
        continue;

      *shift = gap->shift;
      return TRUE;
    }

  return FALSE;
}

/* A site that was asked for by name: its row, or that of the part in which it stands,
 * once; then a person goes on from there. */
static void
follow_sought (BwTeamsPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *sought = bw_desk_get_sought (self->desk);
  BwPlace place = sought != NULL ? bw_place_tree_lookup (places, sought) : BW_PLACE_NONE;
  BwShiftCell *cell = NULL;
  guint shift;

  if (!self->is_sought || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_sought = FALSE;
  if (place == BW_PLACE_NONE || !find_sought (self, place, &shift))
    return;

  for (; place != BW_PLACE_NONE && cell == NULL; place = bw_place_tree_get_parent (places, place))
    {
      cell = bw_shift_grid_find_cell (bw_teams_board_get_grid (self->board), place, shift);
      if (cell != NULL)
        set_at (self, place, shift);
    }

  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
update (BwTeamsPage *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  const char *state = find_state (self);
  g_autoptr (GArray) gaps = NULL;
  g_autoptr (GPtrArray) unconfirmed = NULL;
  BwCoverage total;

  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  gtk_stack_set_visible_child_name (self->stack, state);
  if (!g_str_equal (state, "content"))
    return;

  gaps = bw_roster_list_gaps (bw_teams_page_get_roster (self), scope, FALSE);
  update_as_of (self);
  update_figures (self, scope);
  bw_shift_grid_update (bw_teams_board_get_grid (self->board), self->desk, bw_teams_page_get_roster (self), scope);
  follow_sought (self);
  bw_gap_list_update (bw_teams_board_get_gaps (self->board), self->desk, gaps, bw_team_edits_may_assign (self->desk));
  bw_roster_get_total (bw_teams_page_get_roster (self), scope, &total);
  bw_gap_list_set_coverage (bw_teams_board_get_gaps (self->board), &total);
  update_teams (self, gaps);
  unconfirmed = bw_roster_list_unconfirmed (bw_teams_page_get_roster (self), scope);
  bw_gap_list_set_n_unconfirmed (bw_teams_board_get_gaps (self->board), unconfirmed->len);
}

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  BwTeamsPage *self = user_data;

  return bw_team_figures_make_truth ((BwTeamFigure) figure, self->desk, bw_teams_page_get_roster (self),
                                     bw_desk_get_scope_place (self->desk));
}

static void
open_assign (BwTeamsPage *self,
             BwPlace      place,
             guint        shift)
{
  BwRoster *roster = bw_teams_page_get_roster (self);

  if (roster == NULL || place == BW_PLACE_NONE || bw_roster_is_past (roster, shift))
    return;

  bw_ahead_present (GTK_WINDOW (bw_assign_window_new (get_window (self), self->keeper, place, shift)));
}

static void
on_grid_cell_activated_cb (BwTeamsPage *self,
                           guint        place,
                           guint        shift)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  open_assign (self, place, shift);
}

static void
on_grid_cell_focused_cb (BwTeamsPage *self,
                         guint        place,
                         guint        shift)
{
  g_autoptr (GArray) gaps = NULL;

  g_assert (BW_IS_TEAMS_PAGE (self));

  set_at (self, place, shift);
  if (bw_teams_page_get_roster (self) == NULL)
    return;

  gaps = bw_roster_list_gaps (bw_teams_page_get_roster (self), bw_desk_get_scope_place (self->desk), FALSE);
  update_teams (self, gaps);
}

static void
on_grid_place_activated_cb (BwTeamsPage *self,
                            guint        place)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_desk_set_scope_place (self->desk, place);
}

static void
on_gaps_assign_cb (BwTeamsPage *self,
                   BwGapItem   *item)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  open_assign (self, bw_gap_item_get_gap (item)->site, bw_gap_item_get_gap (item)->shift);
}

static void
on_gaps_assign_all_cb (BwTeamsPage *self)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  if (bw_teams_page_get_roster (self) != NULL)
    bw_ahead_present (GTK_WINDOW (bw_several_window_new (get_window (self), self->keeper)));
}

/* The one that was to answer first. */
static void
on_gaps_unconfirmed_cb (BwTeamsPage *self)
{
  g_autoptr (GPtrArray) unconfirmed = NULL;
  const BwAssignment *first = NULL;

  g_assert (BW_IS_TEAMS_PAGE (self));

  if (bw_teams_page_get_roster (self) == NULL)
    return;

  unconfirmed = bw_roster_list_unconfirmed (bw_teams_page_get_roster (self), bw_desk_get_scope_place (self->desk));
  for (guint i = 0; i < unconfirmed->len; i++)
    {
      const BwAssignment *other = g_ptr_array_index (unconfirmed, i);

      if (first == NULL || other->remind_at < first->remind_at)
        first = other;
    }

  if (first != NULL && bw_teams_page_find_team (self, first->team) != NULL)
    bw_ahead_present (GTK_WINDOW (bw_team_window_new (get_window (self), self->keeper, first->team)));
}

static void
on_teams_team_activated_cb (BwTeamsPage *self,
                            BwTeamItem  *item)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  if (bw_teams_page_get_roster (self) != NULL)
    bw_ahead_present (GTK_WINDOW (bw_team_window_new (get_window (self), self->keeper,
                                                      bw_team_item_get_code (item))));
}

static void
on_figures_show_list_cb (BwTeamsPage *self,
                         guint        figure)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_ahead_present (GTK_WINDOW (bw_mobilisation_window_new (get_window (self), self->desk,
                                                            figure == BW_TEAM_FIGURE_LENT)));
}

static void
on_keeper_changed_cb (BwTeamsPage *self)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

/* Teams and assignments come by the keeper; the figures of mobilisation do not. */
static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  BwTeamsPage *self = BW_TEAMS_PAGE (widget);
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  if (change == NULL)
    {
      update (self);
    }
  else if (scope != BW_PLACE_NONE && scope < change->n_places && change->is_changed[scope]
           && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0)
    {
      update_figures (self, scope);
    }
}

/* What is read out by telephone moves no total, and no refresh tells of it. */
static void
on_calls_changed_cb (BwTeamsPage *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  g_assert (BW_IS_TEAMS_PAGE (self));

  if (scope != BW_PLACE_NONE && gtk_widget_get_mapped (GTK_WIDGET (self))
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0)
    update_figures (self, scope);
}

static void
on_desk_sought_cb (BwTeamsPage *self)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  /* What is sought on another page is nothing to this one, also when it is shown later. */
  self->is_sought = bw_desk_get_page (self->desk) == BW_PAGE_TEAMS;
  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
on_desk_faded_cb (BwTeamsPage *self)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
bw_teams_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id == PROP_DESK)
    g_value_set_object (value, BW_TEAMS_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_teams_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (prop_id == PROP_DESK)
    BW_TEAMS_PAGE (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
connect_board (BwTeamsPage *self)
{
  BwShiftGrid *grid = bw_teams_board_get_grid (self->board);
  BwGapList *gaps = bw_teams_board_get_gaps (self->board);
  BwTeamList *teams = bw_teams_board_get_teams (self->board);
  BwFigureCard *figures = bw_teams_board_get_figures (self->board);
  const struct
  {
    gpointer    object;
    const char *signal;
    GCallback   callback;
  } handlers[] = {
    { grid, "cell-activated", G_CALLBACK (on_grid_cell_activated_cb) },
    { grid, "cell-focused", G_CALLBACK (on_grid_cell_focused_cb) },
    { grid, "place-activated", G_CALLBACK (on_grid_place_activated_cb) },
    { gaps, "assign", G_CALLBACK (on_gaps_assign_cb) },
    { gaps, "assign-all", G_CALLBACK (on_gaps_assign_all_cb) },
    { gaps, "unconfirmed", G_CALLBACK (on_gaps_unconfirmed_cb) },
    { teams, "team-activated", G_CALLBACK (on_teams_team_activated_cb) },
    { figures, "show-list", G_CALLBACK (on_figures_show_list_cb) },
    { self->keeper, "changed", G_CALLBACK (on_keeper_changed_cb) },
    { bw_desk_get_calls (self->desk), "changed", G_CALLBACK (on_calls_changed_cb) },
    { self->desk, "notify::faded", G_CALLBACK (on_desk_faded_cb) },
    { self->desk, "notify::sought", G_CALLBACK (on_desk_sought_cb) },
    { bw_desk_get_session (self->desk), "notify::complete", G_CALLBACK (on_desk_faded_cb) },
    { bw_desk_get_edits (self->desk), "rights-changed", G_CALLBACK (on_desk_faded_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].object, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);

  bw_teams_page_add_drag (self);
  bw_figure_card_set_truth_func (figures, make_truth, self, NULL);
}

static void
bw_teams_page_constructed (GObject *object)
{
  BwTeamsPage *self = BW_TEAMS_PAGE (object);

  G_OBJECT_CLASS (bw_teams_page_parent_class)->constructed (object);

  self->keeper = bw_roster_keeper_get (self->desk);
  self->is_sought = bw_desk_get_page (self->desk) == BW_PAGE_TEAMS;
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), follow);
  connect_board (self);
  update (self);
}

static void
bw_teams_page_finalize (GObject *object)
{
  g_clear_object (&BW_TEAMS_PAGE (object)->desk);
  g_clear_pointer (&BW_TEAMS_PAGE (object)->at_code, g_free);

  G_OBJECT_CLASS (bw_teams_page_parent_class)->finalize (object);
}

static void
bw_teams_page_class_init (BwTeamsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_teams_page_get_property;
  object_class->set_property = bw_teams_page_set_property;
  object_class->constructed = bw_teams_page_constructed;
  object_class->finalize = bw_teams_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_TEAMS_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-teams-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTeamsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwTeamsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwTeamsPage, board);
}

static void
bw_teams_page_init (BwTeamsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_teams_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_teams_page_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_TEAMS_PAGE, "desk", desk, NULL);
}

gboolean
bw_teams_page_is_settled (BwTeamsPage *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_PAGE (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0)
    return FALSE;

  return bw_roster_keeper_is_settled (self->keeper);
}

BwTeamsBoard *
bw_teams_page_get_board (BwTeamsPage *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_PAGE (self), NULL);

  return self->board;
}

BwRosterKeeper *
bw_teams_page_get_keeper (BwTeamsPage *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_PAGE (self), NULL);

  return self->keeper;
}

guint
bw_teams_page_get_shift (BwTeamsPage *self)
{
  return self->at_code != NULL ? self->at_shift : BW_N_SHIFTS;
}
