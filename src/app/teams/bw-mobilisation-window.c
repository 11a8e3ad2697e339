/* bw-mobilisation-window.c: who has mobilised whom, unit by unit; who has lent whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-mobilisation-window.h"

#include "bw-format.h"
#include "bw-table-memory.h"
#include "bw-team-figures.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwMobilisationWindow
{
  AdwWindow parent_instance;

  BwTable  *table;

  BwDesk   *desk;     /* (owned) */
  gboolean  is_lent;
};

G_DEFINE_FINAL_TYPE (BwMobilisationWindow, bw_mobilisation_window, ADW_TYPE_WINDOW)

/* What teams that were lent by one area say of themselves. */
typedef struct
{
  guint n_teams;
  guint n_unknown;  /* of them: how many they are is not reported */
  guint n_people;
} Lent;

/* A place can be 0, a row cannot. */
static gpointer
make_row (BwPlace place)
{
  return GUINT_TO_POINTER (place + 1);
}

static BwPlace
get_place (gconstpointer row)
{
  return GPOINTER_TO_UINT (row) - 1;
}

static double
read_value (BwMobilisationWindow *self,
            gconstpointer         row,
            const char           *measure)
{
  BwFigure figure;

  return bw_team_figures_read (self->desk, get_place (row), measure, &figure) ? bw_figure_get_value (&figure) : NAN;
}

static char *
dup_value (BwMobilisationWindow *self,
           gconstpointer         row,
           const char           *measure)
{
  BwFigure figure;

  if (!bw_team_figures_read (self->desk, get_place (row), measure, &figure))
    return bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (self->desk));

  return bw_format_figure (&figure, bw_desk_get_language (self->desk));
}

static int
compare_values (BwMobilisationWindow *self,
                gconstpointer         a,
                gconstpointer         b,
                const char           *measure)
{
  double left = read_value (self, a, measure);
  double right = read_value (self, b, measure);

  /* What is not reported comes after what is. */
  if (isnan (left) || isnan (right))
    return (isnan (left) ? 1 : 0) - (isnan (right) ? 1 : 0);

  return left < right ? -1 : left > right;
}

static void
count_lent (BwMobilisationWindow *self,
            gconstpointer         row,
            Lent                 *lent)
{
  const char *code = bw_place_tree_get_code (bw_desk_get_places (self->desk), get_place (row));
  g_autoptr (GPtrArray) teams = bw_picture_gather_documents (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_TEAM);

  *lent = (Lent) { 0 };
  for (guint i = 0; i < teams->len; i++)
    {
      const BwTeam *team = bw_document_get_team (g_ptr_array_index (teams, i));

      if (g_strcmp0 (team->lent_by, code) != 0)
        continue;
      lent->n_teams++;
      if (team->size < 0)
        lent->n_unknown++;
      else
        lent->n_people += (guint) team->size;
    }
}

static char *
dup_name_text (gconstpointer row,
               gpointer      user_data)
{
  BwMobilisationWindow *self = user_data;

  return g_strdup (bw_place_tree_get_name (bw_desk_get_places (self->desk), get_place (row),
                                           bw_desk_get_language (self->desk)));
}

static char *
dup_teams_text (gconstpointer row,
                gpointer      user_data)
{
  return dup_value (user_data, row, "teams");
}

static char *
dup_branches_text (gconstpointer row,
                   gpointer      user_data)
{
  return dup_value (user_data, row, "branches");
}

static char *
dup_members_text (gconstpointer row,
                  gpointer      user_data)
{
  return dup_value (user_data, row, "members");
}

static char *
dup_lent_text (gconstpointer row,
               gpointer      user_data)
{
  return dup_value (user_data, row, "medical_lent");
}

/* Some teams that say how many they are and some that do not are more than those. */
static char *
dup_arrived_text (gconstpointer row,
                  gpointer      user_data)
{
  BwMobilisationWindow *self = user_data;
  Lent lent;

  count_lent (self, row, &lent);
  if (lent.n_teams == lent.n_unknown)
    return bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (self->desk));

  return bw_format_value (lent.n_people, lent.n_unknown > 0 ? BW_BOUND_OVER : BW_BOUND_EXACT,
                          bw_desk_get_language (self->desk));
}

static char *
dup_lent_teams_text (gconstpointer row,
                     gpointer      user_data)
{
  Lent lent;

  count_lent (user_data, row, &lent);
  return bw_format_integer (lent.n_teams);
}

static int
compare_teams (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return compare_values (user_data, a, b, "teams");
}

static int
compare_branches (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return compare_values (user_data, a, b, "branches");
}

static int
compare_members (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return compare_values (user_data, a, b, "members");
}

static int
compare_lent (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return compare_values (user_data, a, b, "medical_lent");
}

static const BwTableColumn unit_columns[] = {
  { .id = "unit", .title = N_("Unit"), .width = 150, .is_wide = TRUE, .text = dup_name_text },
  { .id = "branches", .title = N_("Temporary party branches"), .width = 130, .is_number = TRUE,
    .text = dup_branches_text, .compare = compare_branches },
  { .id = "members", .title = N_("Party members"), .width = 110, .is_number = TRUE, .text = dup_members_text,
    .compare = compare_members },
  { .id = "teams", .title = N_("Volunteer teams"), .width = 110, .is_number = TRUE, .text = dup_teams_text,
    .compare = compare_teams },
};

static const BwTableColumn lender_columns[] = {
  { .id = "lender", .title = N_("Lent by"), .width = 150, .is_wide = TRUE, .text = dup_name_text },
  { .id = "expected", .title = N_("Stated"), .width = 110, .is_number = TRUE, .text = dup_lent_text,
    .compare = compare_lent },
  { .id = "arrived", .title = N_("In teams"), .width = 110, .is_number = TRUE, .text = dup_arrived_text },
  { .id = "teams", .title = N_("Teams"), .width = 90, .is_number = TRUE, .text = dup_lent_teams_text },
};

static gboolean
is_lender (BwMobilisationWindow *self,
           BwPlace               area)
{
  Lent lent;

  count_lent (self, make_row (area), &lent);
  return lent.n_teams > 0 || !isnan (read_value (self, make_row (area), "medical_lent"));
}

/* Parts of the scope; of lent staff the parts of the city that lent some. */
static void
fill (BwMobilisationWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace area = self->is_lent ? bw_place_tree_get_root (places) : bw_desk_get_scope_place (self->desk);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n_parts = 0;
  const BwPlace *parts = NULL;

  if (area != BW_PLACE_NONE)
    parts = bw_place_tree_get_parts (places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (bw_place_tree_is_site (places, parts[i]) || (self->is_lent && !is_lender (self, parts[i])))
        continue;
      g_ptr_array_add (rows, make_row (parts[i]));
    }

  bw_table_set_rows (self->table, rows->pdata, rows->len);
}

static void
on_desk_refresh_cb (BwMobilisationWindow *self,
                    const BwDeskChange   *change)
{
  g_assert (BW_IS_MOBILISATION_WINDOW (self));

  if (change == NULL || change->structure)
    fill (self);
  else
    bw_table_update (self->table, NULL, NULL);
}

static void
bw_mobilisation_window_dispose (GObject *object)
{
  BwMobilisationWindow *self = BW_MOBILISATION_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_MOBILISATION_WINDOW);

  G_OBJECT_CLASS (bw_mobilisation_window_parent_class)->dispose (object);
}

static void
bw_mobilisation_window_finalize (GObject *object)
{
  g_clear_object (&BW_MOBILISATION_WINDOW (object)->desk);

  G_OBJECT_CLASS (bw_mobilisation_window_parent_class)->finalize (object);
}

static void
bw_mobilisation_window_class_init (BwMobilisationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_mobilisation_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_mobilisation_window_finalize;

  g_type_ensure (BW_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/teams/bw-mobilisation-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMobilisationWindow, table);
}

static void
bw_mobilisation_window_init (BwMobilisationWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_mobilisation_window_new:
 * @parent: the window that it stands above
 * @desk: whose figures
 * @is_lent: who has lent medical staff, in place of who has mobilised whom
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_mobilisation_window_new (GtkWindow *parent,
                            BwDesk    *desk,
                            gboolean   is_lent)
{
  BwMobilisationWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_MOBILISATION_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  bw_table_set_desk (self->table, desk);
  self->is_lent = is_lent;
  gtk_window_set_title (GTK_WINDOW (self), is_lent ? _("Medical staff lent") : _("Mobilisation"));
  bw_table_set_title (self->table, is_lent ? _("By lender") : _("By unit"));
  bw_table_set_hint (self->table, is_lent ? _("Find a lender") : _("Find a unit"));
  bw_table_set_empty_text (self->table, _("Nobody has reported anything"));
  if (is_lent)
    bw_table_set_columns (self->table, lender_columns, G_N_ELEMENTS (lender_columns), NULL, self);
  else
    bw_table_set_columns (self->table, unit_columns, G_N_ELEMENTS (unit_columns), NULL, self);
  bw_table_memory_attach (self->table, is_lent ? "lent-staff" : "mobilisation");

  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

BwTable *
bw_mobilisation_window_get_table (BwMobilisationWindow *self)
{
  g_return_val_if_fail (BW_IS_MOBILISATION_WINDOW (self), NULL);

  return self->table;
}
