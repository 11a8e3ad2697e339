/* bw-suggest-window.c: who could finish earlier if desks moved
 *
 *   loading ──areas, one by one──► content (cards, or why there are none)
 *      │                              │ other terms: solved anew, nothing is read
 *      └──► empty (no round, not in it, nothing to compare)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-suggest-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-roster-keeper.h"
#include "bw-several-window.h"
#include "bw-suggest-card.h"
#include "bw-suggest-draft.h"
#include "bw-suggest-words.h"
#include "bw-theme.h"

#include <glib/gi18n.h>

/* Of the backend's time: figures that are older may have changed. */
#define FRESH BW_TIME_MINUTE

struct _BwSuggestWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack       *stack;
  GtkSpinner     *spinner;
  AdwStatusPage  *empty;
  GtkLabel       *notice;
  GtkLabel       *headline;
  GtkSpinButton  *most;
  GtkSpinButton  *setup;
  GtkBox         *cards;
  GtkLabel       *none;
  GtkExpander    *left_out;
  GtkLabel       *faults;
  GtkLabel       *assumptions;
  BwExportButton *export;

  BwDesk         *desk;         /* (owned) (nullable) */
  BwSuggest      *suggest;      /* (owned) (nullable) */
  BwSuggestWords  words;        /* of @suggest */
  GArray         *parts;        /* (owned) (element-type BwPlace): of the scope, areas only */
  GPtrArray      *codes;        /* (owned) (element-type utf8): the same, to know them again */
  guint           next;         /* of @parts to be read */
  guint           read_source;
  BwRosterKeeper *keeper;       /* (owned) (nullable): made when teams are first asked for */
  guint           teams_to;     /* for whom teams are looked for once there is a roster; G_MAXUINT: nobody */
};

enum
{
  DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwSuggestWindow, bw_suggest_window, ADW_TYPE_WINDOW)

static BwSuggestTerms
make_terms (BwSuggestWindow *self)
{
  BwRound *round = bw_desk_get_round (self->desk);

  return (BwSuggestTerms) {
    .now = self->suggest != NULL ? bw_suggest_get_terms (self->suggest)->now : bw_desk_get_data_now (self->desk),
    .deadline = self->suggest != NULL ? bw_suggest_get_terms (self->suggest)->deadline : round->deadline,
    .setup = gtk_spin_button_get_value_as_int (self->setup) * BW_TIME_MINUTE,
    .margin = BW_SUGGEST_MARGIN,
    .most = (guint) gtk_spin_button_get_value_as_int (self->most),
  };
}

static gboolean
may_draft (BwSuggestWindow *self)
{
  return bw_edits_may (bw_desk_get_edits (self->desk), "assign");
}

/* What stands above all: what one looks at is old. */
static void
update_notice (BwSuggestWindow *self)
{
  gint64 now = bw_desk_get_data_now (self->desk);
  gint64 then = self->suggest != NULL ? bw_suggest_get_terms (self->suggest)->now : now;
  g_autofree char *as_of = bw_format_as_of (then, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                            bw_desk_get_language (self->desk));
  g_autofree char *text = NULL;

  if (bw_desk_is_faded (self->desk))
    /* Translators: the time of the last data */
    text = g_strdup_printf (_("Offline: reckoned from what was known at %s."), as_of);
  else if (now - then >= FRESH)
    /* Translators: the time of the data that a suggestion rests on */
    text = g_strdup_printf (_("Reckoned from what was known at %s. There may be newer figures: reckon anew."), as_of);

  gtk_label_set_text (self->notice, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
}

static void
update_title (BwSuggestWindow *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  g_autofree char *as_of = NULL;
  g_autofree char *text = NULL;

  if (scope == BW_PLACE_NONE || self->suggest == NULL)
    {
      adw_window_title_set_subtitle (self->title, "");
      return;
    }

  as_of = bw_format_as_of (bw_suggest_get_terms (self->suggest)->now, bw_desk_get_now (self->desk),
                           bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  /* Translators: an area, and the time for which its figures hold */
  text = g_strdup_printf (_("%s · as of %s"),
                          bw_place_tree_get_name (bw_desk_get_places (self->desk), scope,
                                                  bw_desk_get_language (self->desk)),
                          as_of);
  adw_window_title_set_subtitle (self->title, text);
}

/* What follows from the moves as they are tried. */
static void
update_cards (BwSuggestWindow *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  g_autofree char *headline = bw_suggest_words_dup_headline (&self->words);
  gboolean is_allowed = may_draft (self);

  gtk_label_set_text (self->headline, headline);
  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    bw_suggest_card_update (BW_SUGGEST_CARD (card), is_allowed);
}

static void
on_card_tried_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  update_cards (self);
}

static void
on_card_draft_cb (BwSuggestWindow *self,
                  BwSuggestCard   *card)
{
  g_autoptr (BwOrder) order = NULL;

  g_assert (BW_IS_SUGGEST_WINDOW (self));

  order = bw_suggest_draft_new (&self->words, bw_suggest_card_get_to (card), bw_desk_get_now (self->desk));
  g_signal_emit (self, signals[DRAFT], 0, order);
}

/* Whoever gives desks gives the people too: those who sit there, then its other teams for
 * what is open. */
static void
open_teams (BwSuggestWindow *self)
{
  GArray *moves = bw_suggest_get_moves (self->suggest);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  g_autoptr (GArray) desks = g_array_new (FALSE, FALSE, sizeof (guint));
  BwPlace to = bw_suggest_get_area (self->suggest, self->teams_to)->place;

  for (guint i = 0; i < moves->len; i++)
    {
      const BwSuggestMove *move = &g_array_index (moves, BwSuggestMove, i);
      BwPlace place = bw_suggest_get_area (self->suggest, move->from)->place;

      if (move->to != self->teams_to || move->desks == 0)
        continue;

      g_array_append_val (from, place);
      g_array_append_val (desks, move->desks);
    }

  self->teams_to = G_MAXUINT;
  bw_ahead_present (GTK_WINDOW (bw_several_window_new_between (GTK_WINDOW (self), self->keeper, from, desks, to)));
}

static void
on_keeper_changed_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  if (self->teams_to != G_MAXUINT && bw_roster_keeper_get_roster (self->keeper) != NULL)
    open_teams (self);
}

/* The roster is read in slices; the window opens when it is there. */
static void
on_card_teams_cb (BwSuggestWindow *self,
                  BwSuggestCard   *card)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  self->teams_to = bw_suggest_card_get_to (card);
  if (self->keeper == NULL)
    {
      self->keeper = g_object_ref (bw_roster_keeper_get (self->desk));
      g_signal_connect_object (self->keeper, "changed", G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
    }
  on_keeper_changed_cb (self);
}

static void
clear_cards (BwSuggestWindow *self)
{
  GtkWidget *card;

  self->teams_to = G_MAXUINT;
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
}

static void
fill_cards (BwSuggestWindow *self)
{
  GArray *moves = bw_suggest_get_moves (self->suggest);
  guint last = G_MAXUINT;

  clear_cards (self);
  for (guint i = 0; i < moves->len; i++)
    {
      guint to = g_array_index (moves, BwSuggestMove, i).to;
      GtkWidget *card;

      if (to == last)
        continue;

      last = to;
      card = bw_suggest_card_new (&self->words, to);
      g_signal_connect_object (card, "tried", G_CALLBACK (on_card_tried_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "draft", G_CALLBACK (on_card_draft_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "teams", G_CALLBACK (on_card_teams_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

static void
fill_faults (BwSuggestWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;
  gboolean is_late = FALSE;
  guint n = 0;

  for (guint i = 0; i < bw_suggest_get_n_areas (self->suggest); i++)
    {
      g_autofree char *fault = NULL;

      if (!bw_suggest_words_is_left_out (&self->words, i))
        continue;

      is_late = is_late || bw_suggest_get_area (self->suggest, i)->fault == BW_SUGGEST_FAULT_NONE;

      fault = bw_suggest_words_dup_fault (&self->words, i);
      /* Translators: an area, and why it is left out of a suggestion */
      g_string_append_printf (text, C_("left out", "%s: %s"), bw_suggest_words_get_name (&self->words, i), fault);
      g_string_append_c (text, '\n');
      n++;
    }

  /* Translators: how many areas nothing can be told of */
  label = bw_format_text (ngettext ("%u area left out", "%u areas left out", n), n);
  gtk_expander_set_label (self->left_out, label);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->left_out), label);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
  /* Who looks for a reason finds it: of nothing at all, and of one that is late. */
  gtk_expander_set_expanded (self->left_out, is_late || bw_suggest_get_moves (self->suggest)->len == 0);
  gtk_label_set_text (self->faults, g_strchomp (text->str));
}

static void
solve (BwSuggestWindow *self)
{
  BwSuggestTerms terms = make_terms (self);
  g_autofree char *none = NULL;
  g_autofree char *assumptions = NULL;
  gboolean has_moves;

  bw_suggest_set_terms (self->suggest, &terms);
  bw_suggest_solve (self->suggest);
  has_moves = bw_suggest_get_moves (self->suggest)->len > 0;
  none = has_moves ? g_strdup ("") : bw_suggest_words_dup_none (&self->words);
  assumptions = bw_suggest_words_dup_assumptions (&self->words);
  fill_cards (self);
  fill_faults (self);
  update_cards (self);
  gtk_label_set_text (self->none, none);
  gtk_label_set_text (self->assumptions, assumptions);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !has_moves);
  gtk_widget_set_visible (GTK_WIDGET (self->headline), has_moves);
}

static GPtrArray *
list_moves (gpointer user_data)
{
  return bw_suggest_words_list_moves (&BW_SUGGEST_WINDOW (user_data)->words);
}

static void
set_state (BwSuggestWindow *self,
           const char      *state)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (GTK_WIDGET (self->export), g_str_equal (state, "content"));
}

/* One area at a time: each is projected. */
static gboolean
on_read_idle_cb (gpointer user_data)
{
  BwSuggestWindow *self = user_data;
  BwRound *round = bw_desk_get_round (self->desk);
  g_auto (BwSuggestArea) area = { 0 };

  g_assert (BW_IS_SUGGEST_WINDOW (self));

  if (round != NULL && self->next < self->parts->len)
    {
      bw_suggest_area_init (&area, bw_desk_get_picture (self->desk),
                            g_array_index (self->parts, BwPlace, self->next), round,
                            bw_suggest_get_terms (self->suggest)->now);
      bw_suggest_take_area (self->suggest, &area);
      self->next++;
      return G_SOURCE_CONTINUE;
    }

  self->read_source = 0;
  solve (self);
  update_notice (self);
  set_state (self, "content");
  return G_SOURCE_REMOVE;
}

static void
list_parts (BwSuggestWindow *self,
            BwPlace          scope)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  guint n = 0;
  const BwPlace *parts = bw_place_tree_get_parts (places, scope, &n);

  g_array_set_size (self->parts, 0);
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; i < n; i++)
    {
      if (bw_place_tree_is_site (places, parts[i]))
        continue;

      g_array_append_val (self->parts, parts[i]);
      g_ptr_array_add (self->codes, g_strdup (bw_place_tree_get_code (places, parts[i])));
    }
}

/* Whether what was read is of what the desk shows: numbers that a person tries do not go
 * because a connection did. */
static gboolean
is_same (BwSuggestWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwRound *round = bw_desk_get_round (self->desk);
  guint n_parts = 0;
  const BwPlace *parts;
  guint n = 0;

  if (self->suggest == NULL || scope == BW_PLACE_NONE || round == NULL
      || round->deadline != bw_suggest_get_terms (self->suggest)->deadline)
    return FALSE;

  parts = bw_place_tree_get_parts (places, scope, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (bw_place_tree_is_site (places, parts[i]))
        continue;
      if (n >= self->parts->len || g_array_index (self->parts, BwPlace, n) != parts[i]
          || !g_str_equal (g_ptr_array_index (self->codes, n), bw_place_tree_get_code (places, parts[i])))
        return FALSE;
      n++;
    }

  return n == self->parts->len;
}

static void
show_empty (BwSuggestWindow *self,
            const char      *title,
            const char      *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  set_state (self, "empty");
}

/* TRUE: there is something to read. */
static gboolean
find_parts (BwSuggestWindow *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwRound *round = bw_desk_get_round (self->desk);

  /* Half a state would leave out what is still to come. */
  if (scope == BW_PLACE_NONE || !bw_client_session_is_complete (bw_desk_get_session (self->desk)))
    {
      set_state (self, "loading");
      return FALSE;
    }

  list_parts (self, scope);
  if (round == NULL)
    show_empty (self, _("No campaign under way"), _("Suggestions are about a round of sampling."));
  else if (!bw_picture_is_in_round (bw_desk_get_picture (self->desk), round, scope))
    show_empty (self, _("Not in this round"), _("Widen the scope to see who could help whom."));
  else if (self->parts->len < 2)
    show_empty (self, _("Nothing to compare"),
                _("Desks move between the areas of a scope, and here are fewer than two. Widen the scope."));
  else
    return TRUE;

  return FALSE;
}

/* Reads all anew. */
static void
begin (BwSuggestWindow *self)
{
  BwSuggestTerms terms;

  g_clear_handle_id (&self->read_source, g_source_remove);
  clear_cards (self);
  g_clear_pointer (&self->suggest, bw_suggest_free);
  if (find_parts (self))
    {
      set_state (self, "loading");
      terms = make_terms (self);
      self->next = 0;
      self->suggest = bw_suggest_new (&terms);
      bw_suggest_words_init (&self->words, self->suggest, self->desk);
      self->read_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_read_idle_cb, self, NULL);
    }

  update_title (self);
  update_notice (self);
}

static void
on_terms_changed_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  if (self->suggest != NULL && self->read_source == 0)
    solve (self);
}

static void
on_again_clicked_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  begin (self);
}

/* Other places, another round: what was read stands for nothing any more. */
static void
on_desk_refresh_cb (BwSuggestWindow    *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  if ((change == NULL || change->structure || self->suggest == NULL) && !is_same (self))
    begin (self);
}

static void
on_desk_tick_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  update_notice (self);
}

static void
on_desk_faded_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  bw_theme_set_faded (GTK_WIDGET (self), bw_desk_is_faded (self->desk));
  update_notice (self);
}

static void
on_edits_rights_cb (BwSuggestWindow *self)
{
  g_assert (BW_IS_SUGGEST_WINDOW (self));

  if (self->suggest != NULL && self->read_source == 0)
    update_cards (self);
}

static void
bw_suggest_window_dispose (GObject *object)
{
  BwSuggestWindow *self = BW_SUGGEST_WINDOW (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->cards != NULL)
    clear_cards (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_SUGGEST_WINDOW);
  g_clear_pointer (&self->suggest, bw_suggest_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_suggest_window_parent_class)->dispose (object);
}

static void
bw_suggest_window_class_init (BwSuggestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_suggest_window_dispose;

  signals[DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, BW_TYPE_ORDER);

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/suggest/bw-suggest-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, headline);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, most);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, setup);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, none);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, left_out);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, faults);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, assumptions);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_terms_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
}

static void
bw_suggest_window_init (BwSuggestWindow *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->teams_to = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_export_button_set_texts (self->export, list_moves, bw_suggest_words_get_titles (), G_OBJECT (self));
  gtk_spin_button_set_value (self->most, BW_SUGGEST_MOST);
  gtk_spin_button_set_value (self->setup, (double) (BW_SUGGEST_SETUP / BW_TIME_MINUTE));
}

/**
 * bw_suggest_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_suggest_window_new (GtkWindow *parent,
                       BwDesk    *desk)
{
  BwSuggestWindow *self;
  BwEdits *edits;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_SUGGEST_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  edits = bw_desk_get_edits (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "rights-changed", G_CALLBACK (on_edits_rights_cb), self, G_CONNECT_SWAPPED);
  on_desk_faded_cb (self);
  begin (self);
  return GTK_WIDGET (self);
}

/**
 * bw_suggest_window_is_settled:
 * @self: a window
 *
 * Returns: whether nothing is being read
 */
gboolean
bw_suggest_window_is_settled (BwSuggestWindow *self)
{
  g_return_val_if_fail (BW_IS_SUGGEST_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}
