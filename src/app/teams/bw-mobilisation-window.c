/* bw-mobilisation-window.c: who has mobilised whom, unit by unit; who has lent whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-mobilisation-window.h"

#include "bw-arrival-list.h"
#include "bw-call-face.h"
#include "bw-format.h"
#include "bw-lent-teams.h"
#include "bw-table-memory.h"
#include "bw-team-figures.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwMobilisationWindow
{
  AdwWindow parent_instance;

  BwTable    *table;

  BwDesk     *desk;     /* (owned) */
  GHashTable *sums;     /* (owned): code of a lender → BwLentSum */
  GtkWidget  *missing;  /* (unowned) (nullable): lent teams that are still to come */
  gboolean    is_lent;
};

G_DEFINE_FINAL_TYPE (BwMobilisationWindow, bw_mobilisation_window, ADW_TYPE_WINDOW)

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
  BwCall *call;
  BwFigure figure;

  if (!bw_team_figures_read (self->desk, get_place (row), measure, &figure))
    {
      call = bw_call_face_find (self->desk, get_place (row), "mobilisation", &figure);
      return call != NULL ? bw_call_face_dup_cell (self->desk, call)
                          : bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (self->desk));
    }

  return bw_format_figure (&figure, bw_desk_get_language (self->desk));
}

/* What is not reported comes after what is. */
static int
compare_numbers (double left,
                 double right)
{
  if (isnan (left) || isnan (right))
    return (isnan (left) ? 1 : 0) - (isnan (right) ? 1 : 0);

  return left < right ? -1 : left > right;
}

static int
compare_values (BwMobilisationWindow *self,
                gconstpointer         a,
                gconstpointer         b,
                const char           *measure)
{
  return compare_numbers (read_value (self, a, measure), read_value (self, b, measure));
}

/* All 0 of an area that has lent no team. */
static void
find_sum (BwMobilisationWindow *self,
          gconstpointer         row,
          BwLentSum            *sum)
{
  const BwLentSum *known = g_hash_table_lookup (self->sums,
                                                bw_place_tree_get_code (bw_desk_get_places (self->desk),
                                                                        get_place (row)));

  *sum = known != NULL ? *known : (BwLentSum) { 0 };
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
dup_people (BwMobilisationWindow *self,
            guint                 n_teams,
            guint                 n_people,
            guint                 n_unknown)
{
  if (n_teams == n_unknown)
    return bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (self->desk));

  return bw_format_value (n_people, n_unknown > 0 ? BW_BOUND_OVER : BW_BOUND_EXACT, bw_desk_get_language (self->desk));
}

static char *
dup_arrived_text (gconstpointer row,
                  gpointer      user_data)
{
  BwLentSum sum;

  find_sum (user_data, row, &sum);
  return dup_people (user_data, sum.n_arrived, sum.n_people, sum.n_unknown);
}

static char *
dup_last_text (gconstpointer row,
               gpointer      user_data)
{
  BwMobilisationWindow *self = user_data;
  BwLentSum sum;

  find_sum (self, row, &sum);
  if (sum.last == 0)
    return bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (self->desk));

  return bw_format_date_time (sum.last, bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
}

/* Of what is stated to be more than some no less than all are there leaves nothing to tell. */
static double
find_rest (const BwFigure  *stated,
           const BwLentSum *sum,
           BwBound         *bound)
{
  double rest = bw_figure_get_value (stated) - sum->n_people;

  *bound = bw_figure_get_bound (stated);
  if (sum->n_unknown > 0 || (*bound == BW_BOUND_OVER && rest < 0.0))
    return NAN;

  return MAX (rest, 0.0);
}

/* What was stated less those who are there; of a lender who has stated nothing those in
 * teams of which nobody knows that they are there. NaN: not known, as long as no arrival
 * at all is reported too: who has not reported is not by that away. */
static double
find_missing (BwMobilisationWindow *self,
              gconstpointer         row,
              BwBound              *bound)
{
  BwFigure stated;
  BwLentSum sum;

  find_sum (self, row, &sum);
  *bound = BW_BOUND_EXACT;
  if (sum.n_arrived == 0)
    return NAN;
  if (bw_team_figures_read (self->desk, get_place (row), "medical_lent", &stated))
    return find_rest (&stated, &sum, bound);
  if (sum.n_teams == sum.n_arrived + sum.n_missing_unknown)
    return sum.n_teams > 0 && sum.n_teams == sum.n_arrived ? 0.0 : NAN;

  *bound = sum.n_missing_unknown > 0 ? BW_BOUND_OVER : BW_BOUND_EXACT;
  return sum.n_missing;
}

static char *
dup_missing_text (gconstpointer row,
                  gpointer      user_data)
{
  BwMobilisationWindow *self = user_data;
  BwBound bound;
  double missing = find_missing (self, row, &bound);

  return bw_format_value (missing, bound, bw_desk_get_language (self->desk));
}

static char *
dup_lent_teams_text (gconstpointer row,
                     gpointer      user_data)
{
  BwLentSum sum;

  find_sum (user_data, row, &sum);
  return bw_format_integer (sum.n_teams);
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

static int
compare_missing (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  BwBound unused;

  return compare_numbers (find_missing (user_data, a, &unused), find_missing (user_data, b, &unused));
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
  { .id = "expected", .title = N_("Expected"), .width = 90, .is_number = TRUE, .text = dup_lent_text,
    .compare = compare_lent },
  { .id = "arrived", .title = N_("Arrived"), .width = 90, .is_number = TRUE, .text = dup_arrived_text },
  { .id = "last", .title = N_("Last arrival"), .width = 120, .text = dup_last_text },
  { .id = "missing", .title = N_("Still missing"), .width = 100, .is_number = TRUE, .text = dup_missing_text,
    .compare = compare_missing },
  { .id = "teams", .title = N_("Teams"), .width = 70, .is_number = TRUE, .text = dup_lent_teams_text },
};

static gboolean
is_lender (BwMobilisationWindow *self,
           BwPlace               area)
{
  BwLentSum sum;

  find_sum (self, make_row (area), &sum);
  return sum.n_teams > 0 || !isnan (read_value (self, make_row (area), "medical_lent"));
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

/* Teams are read once, not for each cell. */
static void
read_teams (BwMobilisationWindow *self)
{
  g_clear_pointer (&self->sums, g_hash_table_unref);
  self->sums = bw_lent_teams_sum (bw_desk_get_picture (self->desk));
  if (self->missing != NULL)
    bw_arrival_list_update (BW_ARRIVAL_LIST (self->missing));
}

static void
on_desk_refresh_cb (BwMobilisationWindow *self,
                    const BwDeskChange   *change)
{
  gboolean are_teams;

  g_assert (BW_IS_MOBILISATION_WINDOW (self));

  are_teams = self->is_lent && (change == NULL || (change->types & (1u << BW_DOCUMENT_TYPE_TEAM)) != 0);
  if (are_teams)
    read_teams (self);
  if (change == NULL || change->structure || are_teams)
    fill (self);
  else
    bw_table_update (self->table, NULL, NULL);
}

/* Below the table. */
static void
add_missing (BwMobilisationWindow *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->table));

  self->missing = bw_arrival_list_new (self->desk);
  gtk_widget_set_margin_start (self->missing, 18);
  gtk_widget_set_margin_end (self->missing, 18);
  gtk_widget_set_margin_bottom (self->missing, 18);
  gtk_box_append (GTK_BOX (box), self->missing);
}

static void
on_calls_changed_cb (BwMobilisationWindow *self)
{
  g_assert (BW_IS_MOBILISATION_WINDOW (self));

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
  g_clear_pointer (&BW_MOBILISATION_WINDOW (object)->sums, g_hash_table_unref);

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
  if (is_lent)
    add_missing (self);
  read_teams (self);
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
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

BwTable *
bw_mobilisation_window_get_table (BwMobilisationWindow *self)
{
  g_return_val_if_fail (BW_IS_MOBILISATION_WINDOW (self), NULL);

  return self->table;
}
