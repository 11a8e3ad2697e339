/* bw-assign-window.c: which team for a shift at a place
 *
 * The list follows the roster while the window is open: who is placed by somebody else
 * meanwhile cannot be chosen any more. Of another list that a person asks for the best is
 * chosen already; when the one that stands chosen is taken, none is, and that is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-assign-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-assign-choice.h"
#include "bw-duty-list.h"
#include "bw-form.h"
#include "bw-help-window.h"
#include "bw-team-edits.h"
#include "bw-team-fit.h"
#include "bw-team-row.h"
#include "bw-team-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* Best first: further down nobody looks. Of those that cannot come the nearest few are
 * told, so that who looks for them sees why. */
#define MAX_TEAMS   60
#define MAX_REFUSED 8

struct _BwAssignWindow
{
  AdwWindow parent_instance;

  GtkDropDown    *site;
  GtkBox         *state;
  GtkWidget      *missing_sign;  /* (unowned) */
  GtkLabel       *missing;
  GtkLabel       *span;
  GtkDropDown    *shift;
  GtkEditable    *task;
  GtkLabel       *least;
  GtkBox         *choice;
  GtkToggleButton *free;   /* (unowned): only those that can come */
  GtkToggleButton *local;
  GtkWidget      *teams_box;
  GtkWidget      *lost_note;
  GtkListBox     *teams;
  GtkWidget      *nobody;
  GtkWidget      *ask;
  GtkCheckButton *tell;
  GtkWidget      *offline;
  GtkWidget      *assign;

  BwDutyList     *crew;      /* (unowned): below place and shift */
  BwRosterKeeper *keeper;    /* (owned) */
  GPtrArray      *sites;     /* (owned) (element-type utf8): codes of the choice; indices may change */
  GArray         *shifts;    /* (owned) (element-type guint): of the choice */
  GPtrArray      *radios;    /* (owned) (element-type GtkCheckButton): by row */
  BwTeamItem     *chosen;    /* (owned) (nullable) */
  char           *replaced;  /* (owned) (nullable): id of the assignment of which another team is sought */
  gint64          from;      /* what is left of it; 0: the shift that is chosen */
  gint64          to;
  gboolean        is_anew;   /* another list was asked for, and none of it was chosen yet */
  gboolean        is_filling;
};

G_DEFINE_FINAL_TYPE (BwAssignWindow, bw_assign_window, ADW_TYPE_WINDOW)

static BwDesk *
get_desk (BwAssignWindow *self)
{
  return bw_roster_keeper_get_desk (self->keeper);
}

static BwPlace
get_site (BwAssignWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->site);

  return selected < self->sites->len
           ? bw_place_tree_lookup (bw_desk_get_places (get_desk (self)), g_ptr_array_index (self->sites, selected))
           : BW_PLACE_NONE;
}

/* None while there is no roster: it would be of no day. */
static guint
get_shift_index (BwAssignWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->shift);

  if (bw_roster_keeper_get_roster (self->keeper) == NULL)
    return BW_N_SHIFTS;

  return selected < self->shifts->len ? g_array_index (self->shifts, guint, selected) : BW_N_SHIFTS;
}

static const BwShift *
get_shift (BwAssignWindow *self)
{
  guint shift = get_shift_index (self);

  return shift < BW_N_SHIFTS ? &bw_roster_get_shifts (bw_roster_keeper_get_roster (self->keeper))[shift] : NULL;
}

/* FALSE: none is chosen, or nothing is left of it. */
static gboolean
get_span (BwAssignWindow *self,
          gint64         *from,
          gint64         *to)
{
  const BwShift *shift = get_shift (self);
  gint64 now = bw_desk_get_now (get_desk (self));

  /* While somebody chooses it goes on: who was there until now was there. */
  *from = shift != NULL && self->from == 0 ? shift->from : MAX (self->from, now - now % BW_TIME_MINUTE);
  *to = shift != NULL && self->from == 0 ? shift->to : self->to;
  return shift != NULL && *from < *to;
}

/* Others may have ended what somebody else is sought for. */
static gboolean
is_replaceable (BwAssignWindow *self)
{
  return self->replaced == NULL || bw_team_edits_is_standing (get_desk (self), self->replaced);
}

/* @lost (nullable): whoever was to come, and cannot any more */
static void
show_lost (BwAssignWindow *self,
           BwTeamItem     *lost)
{
  g_autofree char *text = NULL;

  if (!is_replaceable (self))
    text = g_strdup (_("The duty to be replaced has ended or was withdrawn, so nobody can come instead: close this "
                       "window and look at the shift again"));
  else if (lost != NULL)
    /* Translators: %s: a team; in the dialog where one is chosen for a shift */
    text = g_strdup_printf (_("%s can no longer come: choose another team"), bw_team_item_get_name (lost));

  gtk_label_set_label (GTK_LABEL (self->lost_note), text != NULL ? text : "");
  gtk_widget_set_visible (self->lost_note, text != NULL);
}

static void
update_button (BwAssignWindow *self)
{
  if (!is_replaceable (self))
    show_lost (self, NULL);
  gtk_widget_set_sensitive (self->assign, self->chosen != NULL && get_site (self) != BW_PLACE_NONE
                                          && get_shift (self) != NULL && is_replaceable (self)
                                          && bw_team_edits_may_assign (get_desk (self)));
}

static void
choose (BwAssignWindow *self,
        BwTeamItem     *team)
{
  g_set_object (&self->chosen, team);
  if (team != NULL)
    {
      self->is_anew = FALSE;
      show_lost (self, NULL);
    }
  update_button (self);
}

static gboolean
is_chosen (BwAssignWindow *self,
           const char     *code)
{
  return self->chosen != NULL && g_strcmp0 (bw_team_item_get_code (self->chosen), code) == 0;
}

static BwTeamItem *
get_item (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static void
on_radio_toggled_cb (BwAssignWindow *self,
                     GtkCheckButton *radio)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (radio), GTK_TYPE_LIST_BOX_ROW);

  g_assert (BW_IS_ASSIGN_WINDOW (self));

  if (self->is_filling || row == NULL || !gtk_check_button_get_active (radio))
    return;

  choose (self, get_item (row));
  gtk_list_box_select_row (self->teams, GTK_LIST_BOX_ROW (row));
}

static void
add_team (BwAssignWindow *self,
          BwTeamItem     *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *radio = gtk_check_button_new ();
  GtkWidget *team = bw_team_row_new (FALSE);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", bw_team_item_get_name (item), bw_team_item_get_note (item),
                                           bw_team_item_get_badge (item));

  if (self->radios->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), g_ptr_array_index (self->radios, 0));
  g_ptr_array_add (self->radios, radio);
  bw_team_row_set_item (BW_TEAM_ROW (team), item);
  gtk_widget_set_hexpand (team, TRUE);
  gtk_widget_set_focusable (radio, FALSE);
  gtk_box_append (GTK_BOX (box), radio);
  gtk_box_append (GTK_BOX (box), team);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, !bw_team_item_is_refused (item));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), !bw_team_item_is_refused (item));
  gtk_widget_add_css_class (row, "assign-row");
  bw_accessible_set_label (GTK_ACCESSIBLE (radio), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (row), name);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (on_radio_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->teams, row);
}

static void
clear_teams (BwAssignWindow *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->radios, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->teams))) != NULL)
    gtk_list_box_remove (self->teams, row);
}

static GPtrArray *
list_items (BwAssignWindow *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_local = gtk_toggle_button_get_active (self->local);
  guint max_refused = gtk_toggle_button_get_active (self->free) ? 0 : MAX_REFUSED;
  g_autoptr (GArray) fits = NULL;
  guint n_refused = 0;
  gint64 from;
  gint64 to;

  if (!get_span (self, &from, &to) || get_site (self) == BW_PLACE_NONE)
    return items;

  fits = bw_team_fit_list (bw_roster_keeper_get_roster (self->keeper), get_site (self), from, to,
                           self->replaced);
  for (guint i = 0; i < fits->len; i++)
    {
      const BwTeamFit *fit = &g_array_index (fits, BwTeamFit, i);
      gboolean is_refused = bw_team_fit_is_refused (fit);
      gboolean is_over = !is_refused && items->len >= MAX_TEAMS && !is_chosen (self, fit->team->code);

      if (is_refused && n_refused >= max_refused)
        break;
      if ((is_local && !fit->is_local) || is_over)
        continue;
      n_refused += is_refused ? 1 : 0;
      g_ptr_array_add (items, bw_team_item_new (get_desk (self), fit));
    }

  return items;
}

/* (nullable): the row of the one that was chosen; of another list else of the best */
static GtkWidget *
find_row (BwAssignWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->teams));
  GtkWidget *best = NULL;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (bw_team_item_is_refused (get_item (row)))
        continue;
      if (is_chosen (self, bw_team_item_get_code (get_item (row))))
        return row;
      if (best == NULL)
        best = row;
    }

  return self->is_anew ? best : NULL;
}

static void
select_team (BwAssignWindow *self)
{
  GtkWidget *row = find_row (self);

  /* Nobody is sent instead without being asked for. */
  if (row == NULL && self->chosen != NULL && !self->is_anew)
    show_lost (self, self->chosen);

  choose (self, row != NULL ? get_item (row) : NULL);
  if (row != NULL)
    gtk_list_box_select_row (self->teams, GTK_LIST_BOX_ROW (row));
}

static void
fill_teams (BwAssignWindow *self)
{
  g_autoptr (GPtrArray) items = list_items (self);
  guint n_free = 0;

  self->is_filling = TRUE;
  clear_teams (self);
  for (guint i = 0; i < items->len; i++)
    {
      BwTeamItem *item = g_ptr_array_index (items, i);

      n_free += bw_team_item_is_refused (item) ? 0 : 1;
      add_team (self, item);
    }
  self->is_filling = FALSE;

  gtk_widget_set_visible (self->teams_box, items->len > 0);
  gtk_widget_set_visible (self->nobody, n_free == 0 && get_site (self) != BW_PLACE_NONE && get_shift (self) != NULL);
  select_team (self);
}

static void
show_state (BwAssignWindow *self,
            const char     *text,
            gboolean        is_late)
{
  gtk_label_set_text (self->missing, text);
  gtk_widget_set_visible (self->missing_sign, is_late && *text != '\0');
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->missing), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->missing), "late");
}

static void
show_people (BwAssignWindow   *self,
             const BwCoverage *coverage)
{
  g_autofree char *people = bw_team_words_format_people (coverage->people, coverage->people_needed);

  show_state (self, people, coverage->thin > 0);
}

/* Who is there in that shift, or is to be: each can be withdrawn or replaced. */
static void
fill_crew (BwAssignWindow *self)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  GPtrArray *crew = get_site (self) != BW_PLACE_NONE && get_shift (self) != NULL
                      ? bw_roster_get_crew (roster, get_site (self)) : NULL;

  bw_duty_list_update (self->crew, self->keeper, crew, get_shift (self), TRUE);
}

static void
fill_facts (BwAssignWindow *self)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  BwPlace site = get_site (self);
  const BwSite *payload = site != BW_PLACE_NONE ? bw_place_tree_get_site (bw_desk_get_places (get_desk (self)), site)
                                                : NULL;
  BwCoverage coverage = { 0 };
  g_autofree char *span = NULL;
  g_autofree char *least = NULL;
  gint64 from;
  gint64 to;

  if (!get_span (self, &from, &to) || payload == NULL)
    {
      show_state (self, roster == NULL ? _("is read anew…") : payload == NULL ? _("no longer listed") : "", TRUE);
      return;
    }

  bw_roster_get_coverage (roster, site, get_shift_index (self), &coverage);
  if (coverage.missing + coverage.unplanned > 0)
    show_state (self, _("1 missing"), TRUE);
  else if (coverage.people_needed > 0)
    show_people (self, &coverage);
  else
    show_state (self, _("covered"), FALSE);

  span = bw_team_words_format_span (from, to, bw_desk_get_time_zone (get_desk (self)),
                                    bw_desk_get_language (get_desk (self)));
  gtk_label_set_text (self->span, span);
  if (payload->staff_required > 0)
    /* Translators: how many people a place needs in a shift */
    least = g_strdup_printf (ngettext ("at least %d person", "at least %d people",
                                       (unsigned long) payload->staff_required), payload->staff_required);
  gtk_label_set_text (self->least, least != NULL ? least : "");
}

static void
fill_task (BwAssignWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (get_desk (self));
  const BwSite *site = get_site (self) != BW_PLACE_NONE ? bw_place_tree_get_site (places, get_site (self)) : NULL;

  if (site != NULL)
    gtk_editable_set_text (self->task, bw_team_words_get_task (site->kind));
}

static void
update (BwAssignWindow *self)
{
  fill_facts (self);

  /* What was chosen stays chosen while all is read anew. */
  if (bw_roster_keeper_get_roster (self->keeper) == NULL)
    {
      update_button (self);
      return;
    }

  fill_crew (self);
  fill_teams (self);
}

static void
update_anew (BwAssignWindow *self)
{
  self->is_anew = TRUE;
  show_lost (self, NULL);
  update (self);
}

static void
on_choice_selected_cb (BwAssignWindow *self)
{
  g_assert (BW_IS_ASSIGN_WINDOW (self));

  if (!self->is_filling && self->keeper != NULL)
    update_anew (self);
}

static void
on_site_selected_cb (BwAssignWindow *self)
{
  g_assert (BW_IS_ASSIGN_WINDOW (self));

  if (self->is_filling || self->keeper == NULL)
    return;

  fill_task (self);
  update_anew (self);
}

/* Rows are made anew: whoever was in one is in the one that is chosen. A list that is given
 * the focus chooses: where none is to be, that goes to what can be done, or to what tells why. */
static void
focus_teams (BwAssignWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->teams);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (gtk_widget_get_visible (self->nobody))
    gtk_widget_grab_focus (self->ask);
  else if (gtk_widget_get_visible (self->lost_note))
    gtk_widget_grab_focus (self->lost_note);
}

static void
on_keeper_changed_cb (BwAssignWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_in_list;

  g_assert (BW_IS_ASSIGN_WINDOW (self));

  is_in_list = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->teams));

  /* From a row that goes it would pass to another one, later on, and choose that. */
  if (is_in_list)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  update (self);
  if (is_in_list)
    focus_teams (self);
}

static void
on_teams_row_selected_cb (BwAssignWindow *self,
                          GtkListBoxRow  *row)
{
  g_assert (BW_IS_ASSIGN_WINDOW (self));

  if (row == NULL || self->is_filling)
    return;

  gtk_check_button_set_active (g_ptr_array_index (self->radios, (guint) gtk_list_box_row_get_index (row)), TRUE);
}

/* FALSE: it cannot be done as it was shown. */
static gboolean
fill_placement (BwAssignWindow  *self,
                BwTeamPlacement *placement)
{
  BwDocument *document;
  BwTeamFit fit;
  gint64 from;
  gint64 to;

  /* Enter comes here too, whether the button can be pressed or not. */
  if (self->chosen == NULL || !get_span (self, &from, &to) || get_site (self) == BW_PLACE_NONE
      || !is_replaceable (self) || !bw_team_edits_may_assign (get_desk (self)))
    return FALSE;

  document = bw_picture_get_document (bw_desk_get_picture (get_desk (self)), BW_DOCUMENT_TYPE_TEAM,
                                      bw_team_item_get_code (self->chosen));
  if (document == NULL)
    return FALSE;

  bw_team_fit_init (&fit, bw_roster_keeper_get_roster (self->keeper), bw_document_get_team (document),
                    get_site (self), from, to);
  *placement = (BwTeamPlacement) { .team = fit.team, .site = get_site (self), .from = from, .to = to,
                                   .task = gtk_editable_get_text (self->task), .replaced = self->replaced,
                                   .is_told = gtk_check_button_get_active (self->tell) };
  return !bw_team_fit_is_refused (&fit);
}

static void
on_assign_clicked_cb (BwAssignWindow *self)
{
  BwTeamPlacement placement;

  g_assert (BW_IS_ASSIGN_WINDOW (self));

  /* What stands in the way is told where it is chosen. */
  if (!fill_placement (self, &placement))
    {
      update (self);
      return;
    }

  bw_team_edits_assign (get_desk (self), &placement, 1);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter takes the row that it is on. */
static gboolean
on_teams_key_cb (BwAssignWindow *self,
                 guint           keyval)
{
  g_assert (BW_IS_ASSIGN_WINDOW (self));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;

  on_assign_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static void
on_ask_clicked_cb (BwAssignWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *window;

  g_assert (BW_IS_ASSIGN_WINDOW (self));

  window = bw_help_window_new (parent, self->keeper, get_site (self), get_shift_index (self));
  bw_ahead_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_session_connection_cb (BwAssignWindow *self)
{
  g_assert (BW_IS_ASSIGN_WINDOW (self));

  update_button (self);
}

static void
bw_assign_window_dispose (GObject *object)
{
  BwAssignWindow *self = BW_ASSIGN_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ASSIGN_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_array_unref);
  g_clear_pointer (&self->radios, g_ptr_array_unref);
  g_clear_pointer (&self->replaced, g_free);
  g_clear_object (&self->chosen);

  G_OBJECT_CLASS (bw_assign_window_parent_class)->dispose (object);
}

static void
bw_assign_window_class_init (BwAssignWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_assign_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/teams/bw-assign-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, site);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, state);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, missing);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, span);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, shift);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, task);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, least);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, local);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, teams_box);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, lost_note);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, teams);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, nobody);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, ask);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, tell);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwAssignWindow, assign);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_site_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_teams_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_teams_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_assign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_clicked_cb);
}

static void
add_sign (BwAssignWindow *self)
{
  self->missing_sign = bw_accessible_new_sign ("bw-late-symbolic");
  gtk_widget_add_css_class (self->missing_sign, "late");
  gtk_box_prepend (self->state, self->missing_sign);
}

/* Before the one that is there already, as the visual reference has them. */
static void
add_free_chip (BwAssignWindow *self)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (_("Available"));

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, _("List only teams that can come"));
  gtk_box_insert_child_after (self->choice, chip, gtk_widget_get_first_child (GTK_WIDGET (self->choice)));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_choice_selected_cb), self, G_CONNECT_SWAPPED);
  self->free = GTK_TOGGLE_BUTTON (chip);
}

static void
bw_assign_window_init (BwAssignWindow *self)
{
  GtkWidget *box;

  self->shifts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->radios = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->crew = g_object_new (BW_TYPE_DUTY_LIST, "visible", FALSE, NULL);
  box = gtk_widget_get_parent (self->teams_box);
  gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (self->crew), gtk_widget_get_first_child (box));
  add_sign (self);
  add_free_chip (self);
  gtk_label_set_selectable (GTK_LABEL (self->lost_note), TRUE);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->site), _("Place"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->shift), _("Shift"));
}

static void
fill_sites (BwAssignWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (get_desk (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->sites->len; i++)
    gtk_string_list_take (names,
                          bw_team_words_format_site (places,
                                                     bw_place_tree_lookup (places, g_ptr_array_index (self->sites, i)),
                                                     bw_desk_get_language (get_desk (self))));

  gtk_drop_down_set_model (self->site, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (GTK_WIDGET (self->site), self->sites->len > 1);
}

static void
fill_shifts (BwAssignWindow *self,
             guint           chosen)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      if (bw_roster_is_past (roster, i))
        continue;
      if (i == chosen)
        selected = self->shifts->len;
      gtk_string_list_append (names, bw_team_words_get_shift (i));
      g_array_append_val (self->shifts, i);
    }

  gtk_drop_down_set_model (self->shift, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->shift, selected);
}

/**
 * bw_assign_window_new:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 * @place: a site, or an area
 * @shift: 0 to 5
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_assign_window_new (GtkWindow      *parent,
                      BwRosterKeeper *keeper,
                      BwPlace         place,
                      guint           shift)
{
  BwAssignWindow *self;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL, NULL);
  g_return_val_if_fail (shift < BW_N_SHIFTS, NULL);

  self = g_object_new (BW_TYPE_ASSIGN_WINDOW, "transient-for", parent, NULL);
  self->is_filling = TRUE;
  self->keeper = g_object_ref (keeper);
  self->sites = bw_assign_choice_list_sites (bw_roster_keeper_get_roster (keeper), place, shift);
  fill_sites (self);
  fill_shifts (self, shift);
  self->is_filling = FALSE;
  fill_task (self);
  update_anew (self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (get_desk (self)), "notify::connection",
                           G_CALLBACK (on_session_connection_cb), self, G_CONNECT_SWAPPED);
  bw_form_follow_connection (self->offline, bw_desk_get_session (get_desk (self)));
  update_button (self);
  focus_teams (self);
  return GTK_WIDGET (self);
}

/**
 * bw_assign_window_new_replacing:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 * @duty: an assignment that stands
 *
 * Of one whose time has begun the rest is meant: who was there until then was there.
 *
 * Returns: (transfer none) (nullable): a window, to be presented; %NULL: there is nothing
 *   left of it, or its place is gone
 */
GtkWidget *
bw_assign_window_new_replacing (GtkWindow          *parent,
                                BwRosterKeeper     *keeper,
                                const BwAssignment *duty)
{
  BwDesk *desk = bw_roster_keeper_get_desk (keeper);
  BwPlace site = bw_place_tree_lookup (bw_desk_get_places (desk), duty->site);
  gint64 now = bw_desk_get_now (desk);
  gint64 from = duty->from > now ? duty->from : now - now % BW_TIME_MINUTE;
  guint shift = bw_shift_find (bw_roster_get_shifts (bw_roster_keeper_get_roster (keeper)), from);
  BwAssignWindow *self;
  g_autofree char *title = NULL;

  if (site == BW_PLACE_NONE || shift == BW_N_SHIFTS || bw_assignment_get_end (duty) <= now)
    return NULL;

  self = BW_ASSIGN_WINDOW (bw_assign_window_new (parent, keeper, site, shift));
  self->replaced = g_strdup (duty->id);
  self->from = from;
  self->to = bw_assignment_get_end (duty);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shift), FALSE);
  if (duty->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->lost_note)),
                                bw_assign_choice_new_warning (desk, duty), self->lost_note);
  if (duty->task != NULL)
    gtk_editable_set_text (self->task, duty->task);
  /* Translators: title of a window; %s: a team that does not stay where it is to be */
  title = g_strdup_printf (_("Replace %s"), bw_team_edits_get_name (desk, duty->team));
  gtk_window_set_title (GTK_WINDOW (self), title);
  update_anew (self);
  return GTK_WIDGET (self);
}

BwPlace
bw_assign_window_get_site (BwAssignWindow *self)
{
  g_return_val_if_fail (BW_IS_ASSIGN_WINDOW (self), BW_PLACE_NONE);

  return get_site (self);
}
