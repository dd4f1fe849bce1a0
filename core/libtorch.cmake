# Finds LibTorch under CMAKE_PREFIX_PATH: TORCH_LIBRARIES, TORCH_INCLUDE_DIRS, and which FMT fits.
# The configuration file of a CUDA LibTorch asks for CUDA's development files, which nothing here uses. Its libraries are taken
# as they lie, so that Python's torch will do. It brings headers of another fmt, so ours must not need its library.
find_library(TORCH_CUDA torch_cuda)
if(NOT TORCH_CUDA)
  find_package(Torch REQUIRED)
else()
  get_filename_component(torch_libraries ${TORCH_CUDA} DIRECTORY)
  get_filename_component(torch_folder ${torch_libraries} DIRECTORY)
  message(STATUS "LibTorch with CUDA: ${torch_folder}")
  file(STRINGS ${torch_folder}/share/cmake/Torch/TorchConfig.cmake TORCH_CXX_FLAGS REGEX "_GLIBCXX_USE_CXX11_ABI=0")
  set(TORCH_INCLUDE_DIRS ${torch_folder}/include ${torch_folder}/include/torch/csrc/api/include)
  # Nothing here calls the CUDA libraries by name: LibTorch finds them when they are loaded.
  set(TORCH_LIBRARIES -Wl,--allow-shlib-undefined ${torch_libraries}/libtorch_cpu.so ${torch_libraries}/libc10.so
      -Wl,--push-state,--no-as-needed,${TORCH_CUDA},${torch_libraries}/libtorch.so,--pop-state)
  set(FMT fmt::fmt-header-only)
endif()
if(TORCH_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
  add_compile_definitions(_GLIBCXX_USE_CXX11_ABI=0)
  set(FMT fmt::fmt-header-only)
endif()
