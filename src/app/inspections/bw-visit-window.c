/* bw-visit-window.c: an inspection is written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-window.h"

#include "bw-edits.h"
#include "bw-finding-row.h"
#include "bw-late-box.h"
#include "bw-link-item.h"
#include "bw-place-finder.h"
#include "bw-visit-draft.h"
#include "bw-visit-due.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

/* Places that are offered while one is typed. */
#define MAX_OFFERED 5

struct _BwVisitWindow
{
  AdwWindow parent_instance;

  BwDesk        *desk;      /* (owned) */
  BwDocument    *standing;  /* (owned) (nullable): the inspection that is under way */
  char          *place;     /* (owned) (nullable): code of what is inspected */
  gboolean       is_filling;
  GCancellable  *search;    /* (owned) (nullable): of places for what is typed; it may be over */

  GtkEditable   *place_entry;
  GtkListBox    *places;
  GtkSwitch     *unannounced;
  GtkEditable   *role;
  AdwComboRow   *stage;
  GtkListBox    *findings;
  AdwComboRow   *due;
  AdwComboRow   *owner;
  GtkLabel      *fault;
  GtkWidget     *save;

  GPtrArray     *rows;      /* (owned) (element-type BwFindingRow): of the list */
  GPtrArray     *owners;    /* (owned) (element-type utf8): codes to choose from */
};

G_DEFINE_FINAL_TYPE (BwVisitWindow, bw_visit_window, ADW_TYPE_WINDOW)

/* Borrowed; @findings too. */
static BwVisitDraft
get_draft (BwVisitWindow *self,
           GArray        *findings)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace root = bw_place_tree_get_root (places);

  for (guint i = 0; i < self->rows->len; i++)
    bw_finding_row_add_to (g_ptr_array_index (self->rows, i), findings);

  return (BwVisitDraft) {
    .place = self->place,
    .root = root != BW_PLACE_NONE ? bw_place_tree_get_code (places, root) : NULL,
    .is_unannounced = gtk_switch_get_active (self->unannounced),
    .is_done = adw_combo_row_get_selected (self->stage) == 0,
    .role = gtk_editable_get_text (self->role),
    .findings = findings,
  };
}

static void
update (BwVisitWindow *self)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (BwFinding));
  BwVisitDraft draft;
  const char *fault;
  gboolean asks;

  if (self->desk == NULL || self->is_filling)
    return;

  draft = get_draft (self, findings);
  fault = bw_visit_draft_find_fault (&draft);
  asks = draft.is_done && bw_visit_draft_count_faults (&draft) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->due), asks);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), asks);
  gtk_label_set_label (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  gtk_widget_set_sensitive (self->save, fault == NULL && bw_edits_may (bw_desk_get_edits (self->desk), "ledger"));
}

/* Whoever stands above the place, nearest first, but not the whole city. */
static void
fill_owners (BwVisitWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace root = bw_place_tree_get_root (places);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  BwPlace place = self->place != NULL ? bw_place_tree_lookup (places, self->place) : BW_PLACE_NONE;

  g_ptr_array_set_size (self->owners, 0);
  for (; place != BW_PLACE_NONE && place != root; place = bw_place_tree_get_parent (places, place))
    {
      if (bw_place_tree_is_site (places, place))
        continue;

      g_ptr_array_add (self->owners, g_strdup (bw_place_tree_get_code (places, place)));
      gtk_string_list_append (names, bw_place_tree_get_name (places, place, bw_desk_get_language (self->desk)));
    }

  /* The widest answers for it, unless somebody says who else. */
  adw_combo_row_set_model (self->owner, G_LIST_MODEL (names));
  if (self->owners->len > 0)
    adw_combo_row_set_selected (self->owner, self->owners->len - 1);
}

static void
fill_dues (BwVisitWindow *self)
{
  g_autoptr (GtkStringList) dues = gtk_string_list_new (NULL);

  for (guint i = 0; i < BW_N_VISIT_DUES; i++)
    gtk_string_list_take (dues, bw_visit_due_describe ((BwVisitDue) i, bw_desk_get_now (self->desk),
                                                       bw_desk_get_time_zone (self->desk),
                                                       bw_desk_get_language (self->desk)));

  adw_combo_row_set_model (self->due, G_LIST_MODEL (dues));
}

static void
give_up_search (BwVisitWindow *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
choose_place (BwVisitWindow *self,
              BwPlace        place)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  give_up_search (self);
  g_free (self->place);
  self->place = g_strdup (bw_place_tree_get_code (places, place));
  self->is_filling = TRUE;
  gtk_editable_set_text (self->place_entry, bw_place_tree_get_name (places, place, bw_desk_get_language (self->desk)));
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->places), FALSE);
  fill_owners (self);
  update (self);
}

static void
clear_places (BwVisitWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->places))) != NULL)
    gtk_list_box_remove (self->places, row);
}

static void
offer_places (BwVisitWindow *self,
              GPtrArray     *found)
{
  clear_places (self);
  for (guint i = 0; i < MIN (found->len, MAX_OFFERED); i++)
    {
      BwLinkItem *item = g_ptr_array_index (found, i);
      GtkWidget *row = adw_action_row_new ();
      const char *subtitle = bw_link_item_get_subtitle (item);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bw_link_item_get_title (item));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "code", g_strdup (bw_link_item_get_scope (item)), g_free);
      gtk_list_box_append (self->places, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->places), found->len > 0);
}

static void
on_places_found_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (BwVisitWindow) self = user_data;
  g_autoptr (GPtrArray) found = bw_place_finder_search_finish (BW_DESK (source), result, NULL);

  if (found != NULL)
    offer_places (self, found);
}

static void
on_place_changed_cb (BwVisitWindow *self,
                     GtkEditable   *entry)
{
  const char *text = gtk_editable_get_text (entry);

  g_assert (BW_IS_VISIT_WINDOW (self));

  if (self->desk == NULL || self->is_filling)
    return;

  /* What is typed is no place before one is chosen. */
  g_clear_pointer (&self->place, g_free);
  give_up_search (self);
  if (*text != '\0')
    {
      self->search = g_cancellable_new ();
      bw_place_finder_search_async (self->desk, text, self->search, on_places_found_cb, g_object_ref (self));
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self->places), FALSE);
  update (self);
}

static void
on_places_activated_cb (BwVisitWindow *self,
                        GtkListBoxRow *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (self->desk), code);

  g_assert (BW_IS_VISIT_WINDOW (self));

  if (place != BW_PLACE_NONE)
    choose_place (self, place);
}

static void
on_place_activate_cb (BwVisitWindow *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->places));

  g_assert (BW_IS_VISIT_WINDOW (self));

  /* The best match, by the keyboard alone. */
  if (self->place == NULL && first != NULL && gtk_widget_get_visible (GTK_WIDGET (self->places)))
    on_places_activated_cb (self, GTK_LIST_BOX_ROW (first));
}

static void
on_row_changed_cb (BwVisitWindow *self)
{
  g_assert (BW_IS_VISIT_WINDOW (self));

  update (self);
}

static void
on_stage_selected_cb (BwVisitWindow *self,
                      GParamSpec    *pspec,
                      GtkWidget     *row)
{
  g_assert (BW_IS_VISIT_WINDOW (self));

  update (self);
}

static void
create_followups (BwVisitWindow      *self,
                  const BwVisitDraft *draft,
                  const char         *id)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  guint choice = adw_combo_row_get_selected (self->owner);
  const char *owner = choice < self->owners->len ? g_ptr_array_index (self->owners, choice) : draft->place;
  gint64 due = bw_visit_due_get_time ((BwVisitDue) MIN (adw_combo_row_get_selected (self->due), BW_N_VISIT_DUES - 1),
                                      bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk));

  for (guint i = 0; i < draft->findings->len; i++)
    {
      g_autoptr (JsonObject) members = bw_visit_draft_make_followup (draft, i, id, owner, due,
                                                                     bw_desk_get_time_zone (self->desk));
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *followup = g_strconcat ("followup-", uuid, NULL);

      if (members != NULL)
        bw_edits_create (edits, BW_DOCUMENT_TYPE_FOLLOWUP, followup, members,
                         json_object_get_string_member (members, "what"));
    }
}

static void
on_save_clicked_cb (BwVisitWindow *self,
                    GtkWidget     *button)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (BwFinding));
  BwVisitDraft draft = get_draft (self, findings);
  BwEdits *edits = bw_desk_get_edits (self->desk);
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  g_assert (BW_IS_VISIT_WINDOW (self));

  if (bw_visit_draft_find_fault (&draft) != NULL)
    return;

  /* Translators: something that waits to be sent; the place is for what was inspected */
  title = g_strdup_printf (_("Inspection written down: %s"), gtk_editable_get_text (self->place_entry));
  id = self->standing != NULL ? g_strdup (bw_document_get_id (self->standing))
                              : g_strconcat ("inspection-", uuid, NULL);
  members = bw_visit_draft_to_json (&draft);
  bw_edits_begin (edits, title);
  if (self->standing != NULL)
    bw_edits_change (edits, self->standing, members, title);
  else
    bw_edits_create (edits, BW_DOCUMENT_TYPE_INSPECTION, id, members, title);
  create_followups (self, &draft, id);
  bw_edits_end (edits);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bw_visit_window_dispose (GObject *object)
{
  BwVisitWindow *self = BW_VISIT_WINDOW (object);

  give_up_search (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->standing, bw_document_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_VISIT_WINDOW);

  G_OBJECT_CLASS (bw_visit_window_parent_class)->dispose (object);
}

static void
bw_visit_window_finalize (GObject *object)
{
  BwVisitWindow *self = BW_VISIT_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->owners);
  g_free (self->place);

  G_OBJECT_CLASS (bw_visit_window_parent_class)->finalize (object);
}

static void
bw_visit_window_class_init (BwVisitWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_visit_window_dispose;
  object_class->finalize = bw_visit_window_finalize;

  g_type_ensure (BW_TYPE_LATE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/inspections/bw-visit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, place_entry);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, places);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, unannounced);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, role);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, due);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, owner);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwVisitWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_places_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
add_row (BwVisitWindow *self,
         const char    *measure,
         const char    *title)
{
  GtkWidget *row = bw_finding_row_new (measure, title);

  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->findings, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_visit_window_init (BwVisitWindow *self)
{
  self->rows = g_ptr_array_new ();
  self->owners = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; bw_visit_facts_get_measure (i) != NULL; i++)
    add_row (self, bw_visit_facts_get_measure (i), bw_visit_words_get_measure (i));
  add_row (self, "guards", _("People on duty"));
}

/* As it was left. */
static void
fill_standing (BwVisitWindow *self,
               const BwVisit *visit)
{
  gtk_switch_set_active (self->unannounced, visit->is_unannounced);
  gtk_editable_set_text (self->role, visit->inspector_role != NULL ? visit->inspector_role : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->place_entry), FALSE);
  for (guint i = 0; i < visit->findings->len; i++)
    for (guint row = 0; row < self->rows->len; row++)
      {
        const BwFinding *finding = &g_array_index (visit->findings, BwFinding, i);

        if (g_strcmp0 (bw_finding_row_get_measure (g_ptr_array_index (self->rows, row)), finding->measure) == 0)
          bw_finding_row_set (g_ptr_array_index (self->rows, row), finding);
      }
}

/**
 * bw_visit_window_new:
 * @parent: the window that it stands above
 * @desk: whose places they are
 * @place: what is inspected, or %BW_PLACE_NONE
 * @id: (nullable): of an inspection that is under way
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_visit_window_new (GtkWindow  *parent,
                     BwDesk     *desk,
                     BwPlace     place,
                     const char *id)
{
  BwVisitWindow *self;
  BwDocument *document;
  g_autoptr (BwVisit) visit = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_VISIT_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  document = id != NULL ? bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_INSPECTION, id) : NULL;
  fill_dues (self);
  if (document != NULL)
    {
      self->standing = bw_document_ref (document);
      visit = bw_visit_new (document);
      place = bw_place_tree_lookup (bw_desk_get_places (desk), visit->place);
      fill_standing (self, visit);
    }
  if (place != BW_PLACE_NONE)
    choose_place (self, place);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
