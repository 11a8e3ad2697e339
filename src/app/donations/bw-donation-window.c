/* bw-donation-window.c: books a donation, or corrects one that was booked
 *
 * What was booked is never changed: a correction is another entry, with a reason, that
 * names it. It goes out by BwEdits, and is shown as booked when the ledger tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-donation-window.h"

#include "bw-accessible.h"
#include "bw-donation-draft.h"
#include "bw-donation-words.h"
#include "bw-form.h"
#include "bw-goods-row.h"
#include "bw-late-box.h"
#include "bw-place-finder.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  FORM_GOODS,
  FORM_CASH,
};

struct _BwDonationWindow
{
  AdwWindow parent_instance;

  BwDesk          *desk;       /* (owned) */
  BwDonationDraft *standing;   /* (owned): as it was when the window was opened */
  GPtrArray       *rows;       /* (unowned) (element-type BwGoodsRow) */
  char            *to;         /* (owned) (nullable): code of the place */
  gboolean         is_ready;

  AdwComboRow     *form;
  GtkEditable     *donor;
  AdwComboRow     *kind;
  GtkEditable     *amount;
  AdwComboRow     *purpose;
  GtkEditable     *place;
  GtkLabel        *place_found;
  GtkEditable     *time;
  GtkSwitch       *handed_over;
  GtkSwitch       *named;
  GtkWidget       *goods_part;
  GtkBox          *goods;
  GtkWidget       *reason_part;
  GtkEditable     *reason;
  GtkLabel        *fault;
  GtkLabel        *offline;
  GtkWidget       *book;
};

G_DEFINE_FINAL_TYPE (BwDonationWindow, bw_donation_window, ADW_TYPE_WINDOW)

static gboolean
is_cash (BwDonationWindow *self)
{
  return adw_combo_row_get_selected (self->form) == FORM_CASH;
}

/* The first choice is that nobody has said. */
static guint
get_choice (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? BW_DONATION_DRAFT_NONE : selected - 1;
}

static void
set_choice (AdwComboRow *row,
            guint        choice)
{
  adw_combo_row_set_selected (row, choice == BW_DONATION_DRAFT_NONE ? 0 : choice + 1);
}

static void
fill_choices (BwDonationWindow *self)
{
  const char *forms[] = { _("Goods"), _("Cash"), NULL };
  g_autoptr (GtkStringList) form = gtk_string_list_new (forms);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) purposes = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, self->standing->other_kind != NULL ? self->standing->other_kind : _("Not said"));
  for (guint i = 0; i < BW_N_DONOR_KINDS; i++)
    gtk_string_list_append (kinds, bw_donation_words_describe_kind (bw_donation_words_get_kind (i)));

  gtk_string_list_append (purposes, self->standing->other_purpose != NULL ? self->standing->other_purpose
                                                                          : _("Not said"));
  for (guint i = 0; i < BW_N_PURPOSES; i++)
    gtk_string_list_append (purposes, bw_donation_words_describe_purpose (bw_donation_words_get_purpose (i)));

  adw_combo_row_set_model (self->form, G_LIST_MODEL (form));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->purpose, G_LIST_MODEL (purposes));
}

/* (transfer full): what is typed now */
static BwDonationDraft *
make_draft (BwDonationWindow *self)
{
  BwDonationDraft *draft = bw_donation_draft_new ();
  gboolean was_handed_over = self->standing->handed_over != 0;

  draft->is_cash = is_cash (self);
  draft->donor = g_strdup (gtk_editable_get_text (self->donor));
  draft->kind = get_choice (self->kind);
  draft->other_kind = g_strdup (self->standing->other_kind);
  draft->amount = g_strdup (gtk_editable_get_text (self->amount));
  draft->purpose = get_choice (self->purpose);
  draft->other_purpose = g_strdup (self->standing->other_purpose);
  draft->to = g_strdup (self->to);
  draft->at = g_strdup (gtk_editable_get_text (self->time));
  draft->is_handed_over = gtk_switch_get_active (self->handed_over);
  draft->is_named = gtk_switch_get_active (self->named);
  draft->handed_over = was_handed_over ? self->standing->handed_over : 0;
  draft->note = g_strdup (self->standing->note);
  draft->corrects = g_strdup (self->standing->corrects);
  draft->reason = g_strdup (gtk_editable_get_text (self->reason));
  for (guint i = 0; i < self->rows->len && !draft->is_cash; i++)
    bw_goods_row_get_goods (g_ptr_array_index (self->rows, i), bw_donation_draft_add_goods (draft));

  return draft;
}

static void
update (BwDonationWindow *self)
{
  g_autoptr (BwDonationDraft) draft = NULL;
  g_autoptr (JsonObject) members = NULL;
  const char *fault = NULL;

  if (!self->is_ready)
    return;

  draft = make_draft (self);
  members = bw_donation_draft_build (draft, bw_desk_get_time_zone (self->desk), bw_desk_get_now (self->desk), &fault);
  if (members != NULL && self->to == NULL && *gtk_editable_get_text (self->place) != '\0')
    fault = _("No place is called that");

  gtk_widget_set_visible (self->goods_part, !is_cash (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount), is_cash (self) ? _("Amount in yuan")
                                                                                    : _("Worth in yuan, if known"));
  gtk_label_set_label (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL && *fault != '\0');
  gtk_widget_set_sensitive (self->book, members != NULL && fault == NULL);
}

/* By code or by name; else the first whose name holds what was typed. */
static BwPlace
look_up_place (BwPlaceTree *places,
               const char  *text,
               const char  *language)
{
  BwPlace place = bw_place_tree_lookup (places, text);
  guint size = bw_place_tree_get_size (places);
  BwPlace first = BW_PLACE_NONE;

  if (*text == '\0' || (place != BW_PLACE_NONE && bw_place_tree_is_listed (places, place)))
    return *text != '\0' ? place : BW_PLACE_NONE;

  for (guint i = 0; i < size; i++)
    {
      const char *name = bw_place_tree_is_listed (places, (BwPlace) i)
                           ? bw_place_tree_get_name (places, (BwPlace) i, language) : NULL;

      if (g_strcmp0 (name, text) == 0)
        return (BwPlace) i;
      if (first == BW_PLACE_NONE && name != NULL && strstr (name, text) != NULL)
        first = (BwPlace) i;
    }

  return first;
}

static void
find_place (BwDonationWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->place)));
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace place = look_up_place (places, text, bw_desk_get_language (self->desk));

  g_clear_pointer (&self->to, g_free);
  if (place != BW_PLACE_NONE)
    self->to = g_strdup (bw_place_tree_get_code (places, place));

  if (place != BW_PLACE_NONE)
    {
      g_autofree char *path = bw_place_finder_dup_path (self->desk, place, BW_PLACE_NONE);
      g_autofree char *line = g_strjoin (" · ", bw_place_tree_get_name (places, place,
                                                                        bw_desk_get_language (self->desk)),
                                         self->to, *path != '\0' ? path : NULL, NULL);

      gtk_label_set_label (self->place_found, line);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->place_found), place != BW_PLACE_NONE);
}

static void
update_removable (BwDonationWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    bw_goods_row_set_removable (g_ptr_array_index (self->rows, i), self->rows->len > 1);
}

static void
on_goods_changed_cb (BwDonationWindow *self,
                     BwGoodsRow       *row)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  update (self);
}

static void
on_goods_remove_cb (BwDonationWindow *self,
                    BwGoodsRow       *row)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (self->goods, GTK_WIDGET (row));
  update_removable (self);
  update (self);
}

static GtkWidget *
add_goods (BwDonationWindow   *self,
           const BwGoodsDraft *goods)
{
  GtkWidget *row = bw_goods_row_new ();

  if (goods != NULL)
    bw_goods_row_set_goods (BW_GOODS_ROW (row), goods);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_goods_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_goods_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->goods, row);
  g_ptr_array_add (self->rows, row);
  update_removable (self);
  return row;
}

static void
show_draft (BwDonationWindow *self)
{
  const BwDonationDraft *draft = self->standing;

  adw_combo_row_set_selected (self->form, draft->is_cash ? FORM_CASH : FORM_GOODS);
  gtk_editable_set_text (self->donor, draft->donor != NULL ? draft->donor : "");
  set_choice (self->kind, draft->kind);
  gtk_editable_set_text (self->amount, draft->amount != NULL ? draft->amount : "");
  set_choice (self->purpose, draft->purpose);
  gtk_editable_set_text (self->place, draft->to != NULL ? draft->to : "");
  gtk_editable_set_text (self->time, draft->at != NULL ? draft->at : "");
  gtk_switch_set_active (self->handed_over, draft->is_handed_over);
  gtk_switch_set_active (self->named, draft->is_named);
  for (guint i = 0; i < draft->goods->len; i++)
    add_goods (self, g_ptr_array_index (draft->goods, i));
  if (self->rows->len == 0)
    add_goods (self, NULL);
  find_place (self);
}

static void
on_row_text_cb (BwDonationWindow *self,
                GtkEditable      *row)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  update (self);
}

static void
on_row_changed_cb (BwDonationWindow *self,
                   gpointer          unused,
                   GtkWidget        *row)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  update (self);
}

static void
on_place_changed_cb (BwDonationWindow *self,
                     GtkEditable      *row)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  if (self->is_ready)
    find_place (self);
  update (self);
}

static void
on_add_clicked_cb (BwDonationWindow *self,
                   GtkButton        *button)
{
  g_assert (BW_IS_DONATION_WINDOW (self));

  gtk_widget_grab_focus (add_goods (self, NULL));
  update (self);
}

static void
on_book_clicked_cb (BwDonationWindow *self,
                    GtkWidget        *button)
{
  g_autoptr (BwDonationDraft) draft = make_draft (self);
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  BwEdits *edits = bw_desk_get_edits (self->desk);
  const char *fault = NULL;
  const char *donor;

  g_assert (BW_IS_DONATION_WINDOW (self));

  update (self);
  members = bw_donation_draft_build (draft, bw_desk_get_time_zone (self->desk), bw_desk_get_now (self->desk), &fault);
  if (members == NULL || !gtk_widget_get_sensitive (self->book))
    return;

  id = bw_donation_draft_make_id ();
  donor = json_object_get_string_member (members, "donor");
  if (draft->corrects != NULL)
    /* Translators: what is waiting to be sent; %s: who gave it */
    title = g_strdup_printf (_("Donation corrected: %s"), donor);
  else
    /* Translators: what is waiting to be sent; %s: who gave it */
    title = g_strdup_printf (_("Donation booked: %s"), donor);

  bw_edits_begin (edits, title);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_DONATION, id, members, title);
  bw_edits_end (edits);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bw_donation_window_dispose (GObject *object)
{
  BwDonationWindow *self = BW_DONATION_WINDOW (object);

  self->is_ready = FALSE;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_DONATION_WINDOW);

  G_OBJECT_CLASS (bw_donation_window_parent_class)->dispose (object);
}

static void
bw_donation_window_finalize (GObject *object)
{
  BwDonationWindow *self = BW_DONATION_WINDOW (object);

  g_clear_pointer (&self->standing, bw_donation_draft_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->to);

  G_OBJECT_CLASS (bw_donation_window_parent_class)->finalize (object);
}

static void
bw_donation_window_class_init (BwDonationWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_donation_window_dispose;
  object_class->finalize = bw_donation_window_finalize;

  g_type_ensure (BW_TYPE_LATE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/donations/bw-donation-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, form);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, donor);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, amount);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, purpose);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, place);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, place_found);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, time);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, handed_over);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, named);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, goods_part);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, goods);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, reason_part);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwDonationWindow, book);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_book_clicked_cb);
}

static void
bw_donation_window_init (BwDonationWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

/* (transfer full) */
static BwDonationDraft *
make_standing (BwDesk     *desk,
               BwDocument *corrected)
{
  GTimeZone *zone = bw_desk_get_time_zone (desk);
  g_autoptr (JsonObject) members = corrected != NULL ? bw_document_dup_object (corrected) : NULL;
  BwDonationDraft *draft;

  if (members != NULL)
    return bw_donation_draft_new_from (members, bw_document_get_id (corrected), zone);

  draft = bw_donation_draft_new ();
  draft->to = g_strdup (bw_desk_get_scope (desk));
  draft->at = bw_donation_draft_write_time (bw_desk_get_now (desk), zone);
  return draft;
}

/**
 * bw_donation_window_new:
 * @parent: the window that it stands above
 * @desk: whose ledger it is
 * @corrected: (nullable): a donation as it was booked; %NULL: a new one is booked
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_donation_window_new (GtkWindow  *parent,
                        BwDesk     *desk,
                        BwDocument *corrected)
{
  BwDonationWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_DONATION_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->standing = make_standing (desk, corrected);
  if (corrected != NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Correct Donation"));
      gtk_button_set_label (GTK_BUTTON (self->book), _("_Correct"));
    }

  gtk_widget_set_visible (self->reason_part, corrected != NULL);
  fill_choices (self);
  show_draft (self);
  bw_form_follow_connection (GTK_WIDGET (self->offline), bw_desk_get_session (desk));
  self->is_ready = TRUE;
  update (self);
  return GTK_WIDGET (self);
}
