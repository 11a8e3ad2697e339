/* bw-donations-page.c: what was given, and what the money was for
 *
 *   picture ──► figures, funds, totals          (the feed: they come by themselves)
 *   ledger  ──► the list, page after page       (asked for again when a total has moved)
 *   edits   ──► what is on its way, told as such
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-donations-page.h"

#include "bw-ahead.h"
#include "bw-desk-follower.h"
#include "bw-donation-draft.h"
#include "bw-donation-figures.h"
#include "bw-donation-window.h"
#include "bw-edits.h"
#include "bw-figure-card.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-fund-sheet.h"
#include "bw-gift-book.h"
#include "bw-gift-columns.h"
#include "bw-gift-sheet.h"
#include "bw-json.h"
#include "bw-pair-box.h"
#include "bw-refusal-words.h"
#include "bw-settings.h"
#include "bw-stage.h"
#include "bw-table-memory.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the list: its head and five lines. */
#define TABLE_LEAST 280

/* As the schema has it, where none is installed. */
#define HELD_HOURS 24

struct _BwDonationsPage
{
  AdwBin parent_instance;

  BwDesk         *desk;     /* (owned) */
  BwClientLedger *ledger;   /* (owned) */
  GPtrArray      *funds;    /* (owned) (element-type BwFund) */
  GPtrArray      *gifts;    /* (owned) (element-type BwGift) */
  GSettings      *settings; /* (owned) (nullable) */
  BwGiftSums      sums;
  BwPlace         scope;
  guint64         print;     /* of the totals that the list was read for */
  guint           n_waiting; /* donations that are on their way */

  GtkStack       *stack;
  GtkBox         *cards;
  GtkLabel       *told;
  GtkWidget      *widen;
  GtkWidget      *retry;
  GtkWidget      *hand_over;
  GtkWidget      *book;
  BwFigureCard   *figures;
  BwSheetCard    *fund_card;
  BwSheetCard    *gift_card;
  BwTable        *table;
};

G_DEFINE_FINAL_TYPE (BwDonationsPage, bw_donations_page, ADW_TYPE_BIN)

static gboolean
is_whole_city (BwDonationsPage *self)
{
  return self->scope == bw_place_tree_get_root (bw_desk_get_places (self->desk));
}

static void
read_funds (BwDonationsPage *self)
{
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (bw_desk_get_picture (self->desk),
                                                               BW_DOCUMENT_TYPE_FUND);

  g_clear_pointer (&self->funds, g_ptr_array_unref);
  self->funds = bw_fund_list (documents);
}

static void
show_figures (BwDonationsPage *self)
{
  for (guint i = 0; i < BW_N_DONATION_FIGURES; i++)
    {
      BwFigureFace face;

      bw_donation_figures_init_face ((BwDonationFigure) i, self->desk, self->scope, &self->sums, self->funds, &face);
      bw_figure_card_set_face (self->figures, i, &face);
      bw_figure_face_clear (&face);
    }

  bw_figure_card_update_strip (self->figures);
}

/* (transfer full) (nullable): on every card while what is shown is not live. */
static char *
dup_as_of (BwDonationsPage *self)
{
  g_autofree char *time = NULL;

  if (!bw_desk_is_faded (self->desk))
    return NULL;

  time = bw_format_as_of (bw_desk_get_data_now (self->desk), bw_desk_get_now (self->desk),
                          bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  return g_strdup_printf (C_("card", "as of %s"), time);
}

/* Of an area there are none: funds are booked for the whole city. */
static GPtrArray *
list_funds (gpointer user_data)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (user_data);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return bw_fund_sheet_list_rows (self->funds != NULL && is_whole_city (self) ? self->funds : none,
                                  bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
}

static GPtrArray *
list_gifts (gpointer user_data)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (user_data);

  return bw_gift_sheet_list_rows (&self->sums, bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
}

static void
show_cards (BwDonationsPage *self)
{
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *as_of = dup_as_of (self);

  show_figures (self);
  if (is_whole_city (self))
    bw_fund_sheet_fill (self->fund_card, self->funds, language);
  else
    bw_fund_sheet_fill_elsewhere (self->fund_card);

  bw_gift_sheet_fill (self->gift_card, &self->sums, language);
  bw_theme_set_faded (GTK_WIDGET (self->cards), bw_desk_is_faded (self->desk));
  bw_sheet_card_set_as_of (self->fund_card, as_of);
  bw_sheet_card_set_as_of (self->gift_card, as_of);
  bw_sheet_card_set_desk (self->fund_card, self->desk);
  bw_sheet_card_set_desk (self->gift_card, self->desk);
}

/* (transfer full) (element-type JsonObject): what waits to be booked, and why not yet */
static GPtrArray *
list_waiting (BwDonationsPage *self)
{
  g_autoptr (GPtrArray) entries = bw_edits_list (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_DONATION);
  GPtrArray *waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (entries, i);
      const char *body = bw_client_outbox_entry_get_body (entry);
      g_autoptr (JsonNode) node = body != NULL ? bw_json_parse (body, -1, G_MAXINT, NULL) : NULL;
      JsonObject *members;

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        continue;

      members = json_node_dup_object (node);
      if (bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_REFUSED)
        {
          const char *reason = bw_client_outbox_entry_get_reason (entry);
          g_autofree char *words = reason != NULL ? bw_refusal_words_dup (reason) : NULL;

          json_object_set_string_member (members, "refusal", words);
        }
      g_ptr_array_add (waiting, members);
    }

  return waiting;
}

/* The backend tells the ledger to who may see the whole city, and all of it. */
static gboolean
is_of_scope (const char *code,
             gpointer    data)
{
  BwDonationsPage *self = data;
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace place = code != NULL ? bw_place_tree_lookup (places, code) : bw_place_tree_get_root (places);

  return is_whole_city (self) || (place != BW_PLACE_NONE && bw_place_tree_is_within (places, place, self->scope));
}

/* A ledger that is not there is not one with nothing in it. */
static void
show_table (BwDonationsPage *self)
{
  gboolean is_absent = bw_client_ledger_get_state (self->ledger) == BW_LEDGER_STATE_ABSENT;

  gtk_widget_set_visible (GTK_WIDGET (self->table), !is_absent || (self->gifts != NULL && self->gifts->len > 0));
}

/* How long what was meant for a place may be held a person has set. */
static void
set_due (BwDonationsPage *self)
{
  gint64 limit = self->settings != NULL ? g_settings_get_uint (self->settings, "donation-held-hours") : HELD_HOURS;

  for (guint i = 0; i < self->gifts->len; i++)
    {
      BwGift *gift = g_ptr_array_index (self->gifts, i);

      gift->due = gift->at + limit * BW_TIME_HOUR;
    }
}

/* Of what is booked it can be said that it was passed on, and that it was not after all; once, while that is on its
 * way. */
static gboolean
can_say (const BwGift *gift,
         gboolean      is_handed_over)
{
  return gift->document != NULL && gift->state != BW_GIFT_STATE_CORRECTED && gift->state != BW_GIFT_STATE_WAITING
         && !gift->is_answered && (gift->handed_over != 0) == is_handed_over;
}

/* One button both ways: the ledger takes nothing back, but another entry can say so. */
static void
show_hand_over (BwDonationsPage *self)
{
  g_autoptr (GPtrArray) chosen = bw_table_list_selected (self->table);
  gboolean is_back = chosen->len > 0 && ((const BwGift *) g_ptr_array_index (chosen, 0))->handed_over != 0;
  gboolean can = chosen->len > 0 && bw_edits_may (bw_desk_get_edits (self->desk), "ledger");

  for (guint i = 0; can && i < chosen->len; i++)
    can = can_say (g_ptr_array_index (chosen, i), is_back);
  gtk_button_set_label (GTK_BUTTON (self->hand_over), is_back ? _("_Undo Hand-over") : _("_Hand Over"));
  gtk_widget_set_sensitive (self->hand_over, can);
}

/* Where nothing was given the way up is offered: the city has most of it. */
static void
show_way_up (BwDonationsPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace above = self->scope != BW_PLACE_NONE ? bw_place_tree_get_parent (places, self->scope) : BW_PLACE_NONE;
  gboolean is_empty = self->gifts == NULL || self->gifts->len == 0;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->widen, is_empty && above != BW_PLACE_NONE);
  if (above == BW_PLACE_NONE)
    return;

  /* Translators: the place is for the area above */
  label = g_strdup_printf (_("Show %s"), bw_place_tree_get_name (places, above, bw_desk_get_language (self->desk)));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->widen)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (self->widen), label);
}

static void
show_list (BwDonationsPage *self)
{
  g_autoptr (GPtrArray) waiting = list_waiting (self);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->gifts);

  self->gifts = bw_gift_book_list (G_LIST_MODEL (self->ledger), waiting, bw_desk_get_language (self->desk), is_of_scope,
                                   self);
  set_due (self);
  bw_table_set_rows (self->table, self->gifts->pdata, self->gifts->len);
  bw_table_update (self->table, NULL, NULL);
  show_table (self);
  show_hand_over (self);
  show_way_up (self);
}

/* (transfer full): how the list came about */
static char *
dup_told (BwDonationsPage *self)
{
  g_autofree char *why = NULL;
  g_autofree char *time = NULL;

  switch (bw_client_ledger_get_state (self->ledger))
    {
    case BW_LEDGER_STATE_READING:
      return g_strdup (_("Reading the ledger…"));

    case BW_LEDGER_STATE_FAILED:
      why = bw_refusal_words_dup_error (bw_client_ledger_get_error (self->ledger));
      /* Translators: why */
      return g_strdup_printf (_("The ledger was not read: %s"), why);

    case BW_LEDGER_STATE_ABSENT:
      return g_strdup (_("A saved state holds no ledger: totals only"));

    case BW_LEDGER_STATE_READ:
    default:
      break;
    }

  if (bw_client_ledger_is_cut_off (self->ledger))
    /* Translators: of a list that is longer: how many it shows */
    return bw_format_text (_("The first %u only"), (guint) BW_CLIENT_LEDGER_MAX_ROWS);

  time = bw_format_as_of (bw_client_ledger_get_as_of (self->ledger), bw_desk_get_now (self->desk),
                          bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  return g_strdup_printf (C_("card", "as of %s"), time);
}

static void
show_told (BwDonationsPage *self)
{
  gboolean has_failed = bw_client_ledger_get_state (self->ledger) == BW_LEDGER_STATE_FAILED;
  g_autofree char *text = dup_told (self);

  gtk_label_set_label (self->told, text);
  bw_theme_set_tone (GTK_WIDGET (self->told), has_failed ? BW_TONE_LATE : BW_TONE_FG2);
  gtk_widget_set_visible (self->retry, has_failed);
  show_table (self);
}

static void
show_rights (BwDonationsPage *self)
{
  gtk_widget_set_sensitive (self->book, bw_edits_may (bw_desk_get_edits (self->desk), "ledger"));
  show_hand_over (self);
}

/* @is_elsewhere: places may have other indices, or stand in others. */
static void
update (BwDonationsPage *self,
        gboolean         is_elsewhere)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  gboolean is_new = is_elsewhere || scope != self->scope;
  gboolean is_complete = bw_client_session_is_complete (bw_desk_get_session (self->desk));
  const char *state = scope != BW_PLACE_NONE ? "content" : is_complete ? "empty" : "loading";

  self->scope = scope;
  gtk_stack_set_visible_child_name (self->stack, state);
  if (scope == BW_PLACE_NONE)
    return;

  bw_client_ledger_set_scope (self->ledger, bw_place_tree_get_code (places, bw_place_tree_get_root (places)));
  bw_gift_sums_read (&self->sums, bw_desk_get_picture (self->desk), scope);
  read_funds (self);
  show_cards (self);
  if (is_new)
    show_list (self);
}

/* Of all that the ledger moves: another one, if somebody has booked or corrected
 * anything that counts. FNV-1a. */
static guint64
read_print (BwDonationsPage *self)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (picture);
  BwPlace root = bw_place_tree_get_root (bw_desk_get_places (self->desk));
  BwSubject subject = bw_picture_get_subject (picture, "donations");
  guint64 print = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = 0; root != BW_PLACE_NONE && i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);
      double value;
      guint64 bits;

      if (!measure->ledger || !bw_measure_is_of_subject (measure, "donations"))
        continue;

      value = bw_picture_get_value (picture, root, subject, measure->index);
      memcpy (&bits, &value, sizeof bits);
      print = (print ^ bits) * G_GUINT64_CONSTANT (1099511628211);
    }

  return print;
}

/* The totals tell that somebody has booked something. */
static void
refresh_ledger (BwDonationsPage *self)
{
  guint64 print = read_print (self);

  if (print == self->print)
    return;

  self->print = print;
  bw_client_ledger_refresh (self->ledger);
}

static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (widget);

  if (change != NULL && !change->structure && self->scope == bw_desk_get_scope_place (self->desk)
      && (change->types & (1u << BW_DOCUMENT_TYPE_TALLY | 1u << BW_DOCUMENT_TYPE_FUND)) == 0)
    return;

  update (self, change == NULL || change->structure);
  if (self->scope != BW_PLACE_NONE)
    refresh_ledger (self);
}

static void
on_desk_faded_cb (BwDonationsPage *self)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self, FALSE);
  else
    bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
on_ledger_state_cb (BwDonationsPage *self)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  show_told (self);
  if (bw_client_ledger_get_state (self->ledger) != BW_LEDGER_STATE_READING)
    show_list (self);
}

/* Of what has gone out the ledger tells next. */
static void
on_edits_changed_cb (BwDonationsPage *self,
                     BwEdits         *edits)
{
  g_autoptr (GPtrArray) waiting = bw_edits_list (edits, BW_DOCUMENT_TYPE_DONATION);

  g_assert (BW_IS_DONATIONS_PAGE (self));

  if (waiting->len < self->n_waiting)
    bw_client_ledger_refresh (self->ledger);
  self->n_waiting = waiting->len;
  show_list (self);
}

static void
on_edits_rights_cb (BwDonationsPage *self,
                    BwEdits         *edits)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  show_rights (self);
}

static void
on_retry_clicked_cb (BwDonationsPage *self,
                     GtkButton       *button)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  bw_client_ledger_refresh (self->ledger);
}

static void
show_window (BwDonationsPage *self,
             BwDocument      *corrected)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  bw_ahead_present (GTK_WINDOW (bw_donation_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->desk,
                                                        corrected)));
}

static void
on_book_clicked_cb (BwDonationsPage *self,
                    GtkButton       *button)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  show_window (self, NULL);
}

/* Of a donation there may be several lines. What cannot be written down as it stands a person looks through. */
static void
hand_over (BwDonationsPage *self,
           const BwGift    *gift)
{
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  g_autoptr (JsonObject) standing = bw_document_dup_object (gift->document);
  g_autoptr (BwDonationDraft) draft = bw_donation_draft_new_from (standing, gift->id, zone);
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = bw_donation_draft_make_id ();
  const char *fault = NULL;

  draft->is_handed_over = gift->handed_over == 0;
  draft->handed_over = 0;
  draft->reason = g_strdup (draft->is_handed_over ? _("Handed over") : _("Hand-over undone"));
  members = bw_donation_draft_build (draft, zone, bw_desk_get_now (self->desk), &fault);
  if (members == NULL)
    {
      show_window (self, gift->document);
      return;
    }

  if (draft->is_handed_over)
    /* Translators: what is waiting to be sent; %s: goods, or cash */
    title = g_strdup_printf (_("Handed over: %s"), gift->what);
  else
    /* Translators: what is waiting to be sent; %s: goods, or cash */
    title = g_strdup_printf (_("Hand-over undone: %s"), gift->what);
  bw_edits_create (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_DONATION, id, members, title);
}

static void
on_hand_over_clicked_cb (BwDonationsPage *self,
                         GtkButton       *button)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  g_autoptr (GPtrArray) chosen = bw_table_list_selected (self->table);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) gifts = g_ptr_array_new ();
  gboolean is_back;

  g_assert (BW_IS_DONATIONS_PAGE (self));

  for (guint i = 0; i < chosen->len; i++)
    {
      const BwGift *gift = g_ptr_array_index (chosen, i);

      if (can_say (gift, gift->handed_over != 0) && g_hash_table_add (done, gift->id))
        g_ptr_array_add (gifts, (gpointer) gift);
    }

  if (gifts->len == 0)
    return;

  is_back = ((const BwGift *) g_ptr_array_index (gifts, 0))->handed_over != 0;
  bw_edits_begin (edits, is_back ? _("Hand-over undone") : _("Handed over"));
  for (guint i = 0; i < gifts->len; i++)
    hand_over (self, g_ptr_array_index (gifts, i));
  bw_edits_end (edits);
}

static void
on_table_selection_changed_cb (BwDonationsPage *self,
                               BwTable         *table)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  show_hand_over (self);
}

static void
on_settings_held_cb (BwDonationsPage *self,
                     const char      *key,
                     GSettings       *settings)
{
  g_assert (BW_IS_DONATIONS_PAGE (self));

  show_list (self);
}

/* What another one stands for is corrected there; what is on its way, when it has come. */
static void
on_table_row_activated_cb (BwDonationsPage *self,
                           gpointer         row,
                           BwTable         *table)
{
  const BwGift *gift = row;

  g_assert (BW_IS_DONATIONS_PAGE (self));

  if (gift->document != NULL && gift->state != BW_GIFT_STATE_CORRECTED
      && bw_edits_may (bw_desk_get_edits (self->desk), "ledger"))
    show_window (self, gift->document);
}

static BwTruth *
make_truth (guint    figure,
            gpointer data)
{
  BwDonationsPage *self = data;

  return self->funds != NULL
           ? bw_donation_figures_new_truth ((BwDonationFigure) figure, self->desk, self->scope, &self->sums,
                                            self->funds)
           : NULL;
}

static void
widen_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (widget);
  BwPlace above = self->scope != BW_PLACE_NONE
                    ? bw_place_tree_get_parent (bw_desk_get_places (self->desk), self->scope) : BW_PLACE_NONE;

  if (above != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, above);
}

static void
bw_donations_page_dispose (GObject *object)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (object);

  if (self->table != NULL)
    bw_table_set_rows (self->table, NULL, 0);
  if (self->figures != NULL)
    bw_figure_card_set_truth_func (self->figures, NULL, NULL, NULL);
  g_clear_object (&self->ledger);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_donations_page_parent_class)->dispose (object);
}

static void
bw_donations_page_finalize (GObject *object)
{
  BwDonationsPage *self = BW_DONATIONS_PAGE (object);

  g_clear_pointer (&self->funds, g_ptr_array_unref);
  g_clear_pointer (&self->gifts, g_ptr_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_donations_page_parent_class)->finalize (object);
}

static void
bw_donations_page_class_init (BwDonationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_donations_page_dispose;
  object_class->finalize = bw_donations_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/donations/bw-donations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, told);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, widen);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, retry);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, hand_over);
  gtk_widget_class_bind_template_child (widget_class, BwDonationsPage, book);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_book_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hand_over_clicked_cb);

  gtk_widget_class_install_action (widget_class, "donations.widen", NULL, widen_action);
}

static void
make_cards (BwDonationsPage *self)
{
  GtkWidget *pair;

  self->figures = BW_FIGURE_CARD (bw_figure_card_new (BW_N_DONATION_FIGURES));
  self->fund_card = BW_SHEET_CARD (bw_sheet_card_new ());
  self->gift_card = BW_SHEET_CARD (bw_sheet_card_new ());
  self->table = BW_TABLE (bw_table_new ());
  pair = bw_pair_box_new (GTK_WIDGET (self->fund_card), GTK_WIDGET (self->gift_card));

  /* It scrolls by itself; some lines of it are always there. */
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, TABLE_LEAST);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_prepend (self->cards, pair);
  gtk_box_prepend (self->cards, GTK_WIDGET (self->figures));
  gtk_box_append (self->cards, GTK_WIDGET (self->table));
  bw_sheet_card_set_title (self->fund_card, _("Uses of funds"));
  bw_sheet_card_set_title (self->gift_card, _("Money and goods given"));
  bw_sheet_card_set_rows (self->fund_card, list_funds, bw_fund_sheet_get_titles (), G_OBJECT (self));
  bw_sheet_card_set_rows (self->gift_card, list_gifts, bw_gift_sheet_get_titles (), G_OBJECT (self));
}

static void
bw_donations_page_init (BwDonationsPage *self)
{
  self->scope = BW_PLACE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (GTK_WIDGET (self->cards));
  make_cards (self);
}

static void
set_up_table (BwDonationsPage *self)
{
  bw_table_set_desk (self->table, self->desk);
  bw_table_set_columns (self->table, bw_gift_columns, BW_N_GIFT_COLUMNS, NULL, self->desk);
  bw_table_set_chips (self->table, bw_gift_chips, BW_N_GIFT_CHIPS, bw_gift_columns_get_groups);
  bw_table_set_empty_text (self->table, _("No donations have been booked here"));
  bw_table_set_hint (self->table, _("Goods, donor or place"));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (on_table_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (on_table_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bw_table_memory_attach (self->table, "donations");
}

static void
set_desk (BwDonationsPage *self,
          BwDesk          *desk)
{
  BwClientSession *session = bw_desk_get_session (desk);
  BwEdits *edits = bw_desk_get_edits (desk);

  self->desk = g_object_ref (desk);
  self->ledger = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_DONATION);
  self->settings = bw_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::donation-held-hours", G_CALLBACK (on_settings_held_cb), self,
                             G_CONNECT_SWAPPED);
  set_up_table (self);
  bw_figure_card_set_truth_func (self->figures, make_truth, self, NULL);
  g_signal_connect_object (self->ledger, "notify::state", G_CALLBACK (on_ledger_state_cb), self, G_CONNECT_SWAPPED);
  bw_desk_follower_attach (desk, GTK_WIDGET (self), follow);
  g_signal_connect_object (desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::complete", G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (on_edits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "rights-changed", G_CALLBACK (on_edits_rights_cb), self, G_CONNECT_SWAPPED);
  show_rights (self);
  update (self, FALSE);
  show_told (self);
}

/**
 * bw_donations_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_donations_page_new (BwDesk *desk)
{
  BwDonationsPage *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_DONATIONS_PAGE, NULL);
  set_desk (self, desk);
  return GTK_WIDGET (self);
}

/**
 * bw_donations_page_is_settled:
 * @self: a page
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_donations_page_is_settled (BwDonationsPage *self)
{
  g_return_val_if_fail (BW_IS_DONATIONS_PAGE (self), FALSE);

  /* What the desk has not told yet is not shown either. */
  if (self->scope != bw_desk_get_scope_place (self->desk))
    return FALSE;

  return self->scope == BW_PLACE_NONE
         || (bw_client_ledger_get_state (self->ledger) != BW_LEDGER_STATE_READING && bw_table_is_settled (self->table));
}

BwTable *
bw_donations_page_get_table (BwDonationsPage *self)
{
  g_return_val_if_fail (BW_IS_DONATIONS_PAGE (self), NULL);

  return self->table;
}

BwClientLedger *
bw_donations_page_get_ledger (BwDonationsPage *self)
{
  g_return_val_if_fail (BW_IS_DONATIONS_PAGE (self), NULL);

  return self->ledger;
}

BwExportButton *
bw_donations_page_get_totals (BwDonationsPage *self)
{
  g_return_val_if_fail (BW_IS_DONATIONS_PAGE (self), NULL);

  return bw_sheet_card_get_export (self->gift_card);
}
