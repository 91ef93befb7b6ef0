#!/bin/bash
# A job array that needs no Dask: each task reads its share of the partitions into the same folder.
#   sbatch docs/examples/slurm_array.sh articles.parquet run
# Tasks that were ended go on when the same command is given again. The first one to start plans the run
# (one pass over the corpus), the others wait for it.
#SBATCH --job-name=framing
#SBATCH --array=1-100
#SBATCH --cpus-per-task=8
#SBATCH --mem=8G
#SBATCH --time=12:00:00
#SBATCH --requeue
set -eu
framing run "$1" --out "$2" --engine rules --jobs "$SLURM_CPUS_PER_TASK" --partition-size 5000 \
    --partition "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --quiet
